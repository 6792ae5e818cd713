import { createContext, type ComponentChildren } from "preact";
import { createPortal } from "preact/compat";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { useReadable } from "../lib/useReadable";
import { openDialogs } from "./useModal";
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
      <Region text={toast?.text} />
    </ToastContext.Provider>
  );
}

/** In the topmost dialog, if there is one: outside it nothing is seen or heard. */
function Region({ text }: { text: string | undefined }) {
  const top = useReadable(openDialogs).at(-1);
  return createPortal(<div class="toasts" role="status">{text && <p>{text}</p>}</div>, top ?? document.body);
}
