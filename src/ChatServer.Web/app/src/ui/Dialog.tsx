import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { createPortal } from "preact/compat";
import { useRef } from "preact/hooks";
import { useTexts } from "../lib/texts";
import { useId } from "../lib/useId";
import { IconButton } from "./Button";
import { useModal } from "./useModal";
import "./dialog.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;

  /** Beside the content instead of above it, where there is room. */
  isSide?: boolean;
}

/** The browser's own dialog: it keeps the focus inside, closes by Escape, and what lies beneath is out of reach. */
export function Dialog({ title, onClose, children, isSide = false }: Props) {
  const texts = useTexts();
  const dialog = useModal(onClose);
  const id = useId();

  // Whoever marks a text inside and lets go outside does not mean to leave.
  const isOutside = useRef(false);

  return createPortal(
    <dialog ref={dialog} class={isSide ? "dialog dialog-side" : "dialog"} aria-labelledby={id}
      onPointerDown={(e) => (isOutside.current = e.target === e.currentTarget)}
      onClick={(e) => isOutside.current && e.target === e.currentTarget && e.currentTarget.close()}>
      <div class="dialog-inside">
        <header class="bar">
          <h2 id={id}>{title}</h2>
          <IconButton label={texts.common.close} onClick={() => dialog.current!.close()}><X size={21} /></IconButton>
        </header>
        <div class="dialog-content">{children}</div>
      </div>
    </dialog>,
    document.body,
  );
}
