import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { moved, type Area, type Handle } from "./edit";

const handles = ["topLeft", "topRight", "bottomLeft", "bottomRight"] as const;

/** An arrow key moves a corner so far. */
const step = 0.02;

/** What stays of a picture: a frame whose corners are moved by hand or by the arrow keys. */
export function CropFrame({ area, onChange }: { area: Area; onChange: (area: Area) => void }) {
  const texts = useConversationTexts().picture;
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ handle: Handle; x: number; y: number } | null>(null);
  const [moving, setMoving] = useState<Area | null>(null);
  const shown = moving ?? area;
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(shown)) frame.current!.style.setProperty(`--${name}`, `${value * 100}%`);
  }, [shown]);

  const begin = (event: PointerEvent, handle: Handle) => {
    event.stopPropagation();
    frame.current!.setPointerCapture(event.pointerId);
    drag.current = { handle, x: event.clientX, y: event.clientY };
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!drag.current) return;
    const { width, height } = frame.current!.parentElement!.getBoundingClientRect();
    setMoving(moved(area, drag.current.handle, (clientX - drag.current.x) / width, (clientY - drag.current.y) / height));
  };
  const end = () => {
    if (moving) onChange(moving);
    setMoving(null);
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent, handle: Handle) => {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by) return;
    event.preventDefault();
    onChange(moved(area, handle, by[0]!, by[1]!));
  };

  return (
    <div ref={frame} class="crop" role="group" aria-label={texts.crop} onPointerDown={(e) => begin(e, "all")} onPointerMove={onPointerMove} onPointerUp={end} onPointerCancel={end}>
      {handles.map((handle) => (
        <button key={handle} type="button" class={`crop-handle crop-${handle}`} aria-label={texts.corners[handle]} onPointerDown={(e) => begin(e, handle)} onKeyDown={(e) => onKeyDown(e, handle)} />
      ))}
    </div>
  );
}
