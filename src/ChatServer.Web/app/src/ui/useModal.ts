import { Value } from "@chatserver/engine";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The dialogs that are open, the topmost last. What lies beneath it can neither be seen well nor reached. */
export const openDialogs = new Value<readonly HTMLDialogElement[]>([]);

/** Shows a dialog over everything else. However it ends, whoever opened it has the focus again. */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  const told = useRef(onClose);
  told.current = onClose;

  // Before anything inside asks for the focus.
  useLayoutEffect(() => {
    const shown = dialog.current!;
    const tell = () => told.current();
    shown.showModal();
    shown.addEventListener("close", tell);
    openDialogs.set([...openDialogs.get(), shown]);
    return () => {
      shown.removeEventListener("close", tell);
      shown.close(); // It goes from the page, which alone would give the focus to nobody.
      openDialogs.set(openDialogs.get().filter((other) => other !== shown));
    };
  }, []);
  return dialog;
}
