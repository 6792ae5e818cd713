import { ArrowUp, Mic } from "lucide-preact";
import { useRef } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import type { VoiceState } from "./VoiceRecorder";

interface Props {
  state: VoiceState | null;
  onState: (state: VoiceState | null) => void;
}

/** A shorter press than this is a tap: then it goes on recording. */
const tap = 350;

/** A finger that goes so far towards the beginning of the line throws the recording away. */
const cancelAt = 90;

/** Records: a click begins and another one sends; a finger records as long as it presses. */
export function VoiceButton({ state, onState }: Props) {
  const texts = useTexts();
  const press = useRef<{ x: number; at: number } | null>(null);

  // The click that comes of such a press says nothing new.
  const isSaid = useRef(false);

  const onPointerDown = (event: PointerEvent) => {
    isSaid.current = false;
    if (event.pointerType !== "touch" || state !== null) return;
    press.current = { x: event.clientX, at: event.timeStamp };
    isSaid.current = true;
    onState("held");
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!press.current) return;
    const forward = getComputedStyle(event.currentTarget as Element).direction === "rtl" ? -1 : 1;
    if ((press.current.x - event.clientX) * forward < cancelAt) return;
    press.current = null;
    onState(null);
  };
  const lift = (event: PointerEvent) => {
    if (!press.current) return;
    onState(event.timeStamp - press.current.at < tap ? "free" : "send");
    press.current = null;
  };
  // Something else took the finger away, so it did not say that it shall be sent.
  const onPointerCancel = () => {
    if (press.current) onState("free");
    press.current = null;
  };
  const onClick = () => {
    if (isSaid.current) return;
    if (state === null) onState("free");
    else if (state === "free") onState("send");
  };

  return (
    <button type="button" class={state === null ? "composer-send composer-voice composer-quiet" : "composer-send composer-voice"} aria-label={state === null ? texts.composer.record : texts.composer.send}
      {...{ onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel, onClick }} onContextMenu={(e) => e.preventDefault()}>
      {state === "free" || state === "send" ? <ArrowUp size={22} /> : <Mic size={21} />}
    </button>
  );
}
