import type { Media } from "@chatserver/engine";
import { Pause, Play } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { lengthOf } from "./size";
import { useAddress } from "./useMedia";

const bars = 40;

/** A sound with the shape it has; a click on the shape goes there. */
export function AudioPlayer({ media }: { media: Media }) {
  const texts = useTexts();
  const audio = useRef<HTMLAudioElement>(null);
  const address = useAddress(media.id, undefined);
  const [isPlaying, setIsPlaying] = useState(false);
  const [part, setPart] = useState(0);
  const whole = media.durationMs ?? 0;
  const shape = shapeOf(media.waveform ?? []);

  const toggle = () => void (isPlaying ? audio.current!.pause() : audio.current!.play());
  const seek = (to: number) => {
    audio.current!.currentTime = (to * whole) / 1000;
    setPart(to);
  };

  return (
    <div class="audio">
      <button type="button" class="audio-button" aria-label={isPlaying ? texts.media.pause : texts.media.play} onClick={toggle}>{isPlaying ? <Pause size={20} /> : <Play size={20} />}</button>
      <div class="audio-lines">
        <svg class="audio-shape" viewBox={`0 0 ${bars * 4} 32`} preserveAspectRatio="none" aria-hidden="true">
          {shape.map((height, i) => <rect key={i} class={i / bars < part ? "audio-heard" : ""} x={i * 4} y={16 - height / 2} width={2.4} height={height} rx={1.2} />)}
        </svg>
        <input type="range" min={0} max={1} step={0.01} value={part} aria-label={texts.media.position} aria-valuetext={lengthOf(part * whole)} onInput={(e) => seek(Number(e.currentTarget.value))} />
        <span class="audio-time">{lengthOf(isPlaying || part > 0 ? part * whole : whole)}</span>
      </div>
      {address && (
        <audio ref={audio} src={address} preload="metadata" onPlay={() => setIsPlaying(true)} onPause={() => setIsPlaying(false)} onEnded={() => setPart(0)}
          onTimeUpdate={(e) => setPart(whole > 0 ? (e.currentTarget.currentTime * 1000) / whole : 0)} />
      )}
    </div>
  );
}

/** Heights of as many bars as are shown, from however many there are. */
function shapeOf(waveform: readonly number[]): number[] {
  const highest = Math.max(1, ...waveform);
  return Array.from({ length: bars }, (_, i) => 3 + (26 * (waveform[Math.floor((i * waveform.length) / bars)] ?? 0)) / highest);
}
