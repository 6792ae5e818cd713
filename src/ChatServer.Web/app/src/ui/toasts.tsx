import { createContext, type ComponentChildren } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import "./toasts.css";

const ToastContext = createContext<(text: string) => void>(() => {});

/** Says something in passing, such as that a text was copied. */
export const useToast = () => useContext(ToastContext);

const shownFor = 3500;

export function Toasts({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<{ text: string } | null>(null);
  const say = useCallback((text: string) => setToast({ text }), []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), shownFor);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toasts" role="status">{toast && <p>{toast.text}</p>}</div>
    </ToastContext.Provider>
  );
}
