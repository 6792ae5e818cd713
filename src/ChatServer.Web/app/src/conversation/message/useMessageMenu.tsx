import type { Item } from "@chatserver/engine";
import type { VNode } from "preact";
import { Suspense } from "preact/compat";
import { useRef, useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { useKept } from "../keptRows";

const MessageMenu = lazy(() => import("./MessageMenu").then((m) => m.MessageMenu));

const longPress = 420;

export interface MessageMenuState {
  isOpen: boolean;
  open: (at: { x: number; y: number }) => void;
  element: VNode | null;
  handlers: Record<string, (event: never) => void>;
}

/** What can be done with a message: by the right button, a long press, or Enter on it. */
export function useMessageMenu(item: Item): MessageMenuState {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  useKept(item.key, at !== null);
  const press = useRef<ReturnType<typeof setTimeout>>();
  const canBeOpened = !item.message.deletedAt && Number.isFinite(item.message.seq);
  const open = (place: { x: number; y: number }) => canBeOpened && setAt(place);
  const release = () => clearTimeout(press.current);

  const handlers = {
    onContextMenu: (event: MouseEvent) => {
      // A link, or text that was chosen, has a menu of the browser's own that is of more use.
      if ((event.target as Element).closest("a") || getSelection()?.toString()) return;
      event.preventDefault();
      open({ x: event.clientX, y: event.clientY });
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== "touch") return;
      const { clientX: x, clientY: y } = event;
      press.current = setTimeout(() => {
        navigator.vibrate?.(8);
        open({ x, y });
      }, longPress);
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerMove: release,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget || event.key !== "Enter") return;
      const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
      open({ x: left + 48, y: bottom });
    },
  };

  return {
    isOpen: at !== null,
    open,
    handlers: handlers as MessageMenuState["handlers"],
    element: at && <Suspense fallback={null}><MessageMenu item={item} at={at} onClose={() => setAt(null)} /></Suspense>,
  };
}
