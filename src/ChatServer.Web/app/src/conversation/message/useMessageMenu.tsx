import type { Item } from "@chatserver/engine";
import type { VNode } from "preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { useMenuPress, type Place } from "../../lib/useMenuPress";
import { useKept } from "../keptRows";

const MessageMenu = lazy(() => import("./MessageMenu").then((m) => m.MessageMenu));

export interface MessageMenuState {
  isOpen: boolean;
  open: (at: Place) => void;
  element: VNode | null;
  handlers: Record<string, (event: never) => void>;
}

/** What can be done with a message: by the right button, a long press, or Enter on it. */
export function useMessageMenu(item: Item): MessageMenuState {
  const [at, setAt] = useState<Place | null>(null);
  useKept(item.key, at !== null);
  const canBeOpened = !item.message.deletedAt && Number.isFinite(item.message.seq);
  const open = (place: Place) => canBeOpened && setAt(place);
  const press = useMenuPress(open);

  const handlers = {
    ...press,
    onContextMenu: (event: MouseEvent) => {
      // A link, or text that was chosen, has a menu of the browser's own that is of more use.
      if (!(event.target as Element).closest("a") && !getSelection()?.toString()) press.onContextMenu(event);
    },
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
