import { useRef, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import type { Area, Point, Stroke } from "./edit";

export const colours = ["#ff3b30", "#ffcc00", "#34c759", "#0a84ff", "#ffffff", "#111111"] as const;

const width = 0.012;
const step = 0.02;

interface Props {
  /** The part of the picture that is seen. */
  area: Area;
  colour: string;
  onStroke: (stroke: Stroke) => void;
  onDone: (stroke: Stroke) => void;
}

/** Over the picture: a pen by hand; by the keyboard the arrows move it, and the space bar puts it down and lifts it. */
export function DrawSurface({ area, colour, onStroke, onDone }: Props) {
  const texts = useConversationTexts().picture;
  const points = useRef<Point[] | null>(null);
  const [pen, setPen] = useState<Point | null>(null);
  const stroke = (): Stroke => ({ colour, width, points: [...points.current!] });

  const go = (point: Point) => {
    if (!points.current) return;
    points.current.push({ x: area.x + point.x * area.width, y: area.y + point.y * area.height });
    onStroke(stroke());
  };
  const down = (point: Point) => {
    points.current = [];
    go(point);
  };
  const lift = () => {
    if (points.current) onDone(stroke());
    points.current = null;
  };
  const placeOf = (event: PointerEvent): Point => {
    const { left, top, width: wide, height } = (event.currentTarget as Element).getBoundingClientRect();
    return { x: (event.clientX - left) / wide, y: (event.clientY - top) / height };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = pen ?? { x: 0.5, y: 0.5 };
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by && event.key !== " ") return;
    event.preventDefault();
    if (!by) return points.current ? lift() : down(at);
    const next = { x: Math.max(0, Math.min(1, at.x + by[0]!)), y: Math.max(0, Math.min(1, at.y + by[1]!)) };
    setPen(next);
    go(next);
  };

  return (
    <div class="draw" role="application" aria-label={texts.surface} tabIndex={0} onKeyDown={onKeyDown} onFocus={(e) => e.currentTarget.matches(":focus-visible") && setPen((p) => p ?? { x: 0.5, y: 0.5 })}
      onPointerDown={(e) => { setPen(null); e.currentTarget.setPointerCapture(e.pointerId); down(placeOf(e)); }} onPointerMove={(e) => go(placeOf(e))} onPointerUp={lift} onPointerCancel={lift}>
      {pen && <span class="draw-pen" ref={(mark) => { mark?.style.setProperty("--x", `${pen.x * 100}%`); mark?.style.setProperty("--y", `${pen.y * 100}%`); mark?.style.setProperty("--colour", colour); }} />}
    </div>
  );
}
