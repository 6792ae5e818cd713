import { useRef } from "preact/hooks";

const longPress = 420;

export interface Place {
  x: number;
  y: number;
}

/** Opens a menu by the right button, the menu key, or a finger that stays. */
export function useMenuPress(open: (at: Place) => void) {
  const press = useRef<ReturnType<typeof setTimeout>>();
  const release = () => clearTimeout(press.current);

  return {
    onContextMenu: (event: MouseEvent) => {
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
  };
}
