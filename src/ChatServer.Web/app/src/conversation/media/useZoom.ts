import type { RefObject } from "preact";
import { useRef } from "preact/hooks";

const most = 6;

interface Point { x: number; y: number }

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Makes something larger by two fingers, the wheel or a double click, and moves it while it is. */
export function useZoom(target: RefObject<HTMLElement>) {
  const state = useRef({ scale: 1, x: 0, y: 0, fingers: new Map<number, Point>() });

  const apply = () => {
    const { scale, x, y } = state.current;
    if (target.current) target.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const scaleTo = (scale: number) => {
    const now = state.current;
    now.scale = Math.max(1, Math.min(most, scale));
    if (now.scale === 1) now.x = now.y = 0;
    apply();
  };

  const onPointerMove = (event: PointerEvent) => {
    const { fingers } = state.current;
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const here = { x: event.clientX, y: event.clientY };
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) scaleTo((state.current.scale * distance(here, other)) / Math.max(1, distance(before, other)));
    else if (state.current.scale > 1) {
      state.current.x += here.x - before.x;
      state.current.y += here.y - before.y;
      apply();
    }
    fingers.set(event.pointerId, here);
    if (state.current.scale > 1) event.stopPropagation();
  };
  const lift = (event: PointerEvent) => {
    state.current.fingers.delete(event.pointerId);
    if (state.current.scale > 1) event.stopPropagation();
  };

  return {
    onPointerDown: (event: PointerEvent) => void state.current.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY }),
    onPointerMove,
    onPointerUp: lift,
    onPointerCancel: lift,
    onDblClick: () => scaleTo(state.current.scale > 1 ? 1 : 2.5),
    onWheel: (event: WheelEvent) => scaleTo(state.current.scale * (event.deltaY < 0 ? 1.15 : 1 / 1.15)),
  };
}
