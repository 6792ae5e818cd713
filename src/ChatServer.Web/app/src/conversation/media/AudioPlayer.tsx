import { type Media, Value } from "@chatserver/engine";
import { Pause, Play } from "lucide-preact";
import { useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { useAttempt } from "../../lib/useAttempt";
import { useReadable } from "../../lib/useReadable";
import { Spinner } from "../../ui/Spinner";
import { useKept } from "../keptRows";
import { fitted, Waveform } from "../voice/Waveform";
import { lengthOf } from "./size";
import { useSound } from "./useSound";

const bars = 40;
const speeds = [1, 1.5, 2];

// The same for all that one hears, of which there is one at a time.
const speed = new Value(1);
let heard: HTMLAudioElement | null = null;

/** A sound with the shape it has; a click on the shape goes there. */
export function AudioPlayer({ media, rowKey }: { media: Media; rowKey: string }) {
  const texts = useTexts();
  const attempt = useAttempt();
  const { audio, sources, play, onError } = useSound(media);
  const isThere = sources.length > 0;
  const rate = useReadable(speed);
  const [isPlaying, setIsPlaying] = useState(false);
  useKept(rowKey, isPlaying);
  const [part, setPart] = useState(0);
  const whole = media.durationMs ?? 0;
  const highest = Math.max(1, ...(media.waveform ?? []));
  const levels = fitted((media.waveform ?? []).map((peak) => peak / highest), bars);

  const toggle = () => void (isPlaying ? audio.current!.pause() : attempt(play()));
  const seek = (to: number) => {
    audio.current!.currentTime = (to * whole) / 1000;
    setPart(to);
  };
  const begin = () => {
    if (heard !== audio.current) heard?.pause();
    heard = audio.current;
    heard!.playbackRate = rate;
    setIsPlaying(true);
  };
  const hasten = () => {
    const next = speeds[(speeds.indexOf(rate) + 1) % speeds.length]!;
    speed.set(next);
    if (heard) heard.playbackRate = next;
  };

  return (
    <div class="audio">
      <button type="button" class="audio-button" disabled={!isThere} aria-label={isPlaying ? texts.media.pause : texts.media.play} onClick={toggle}>{!isThere ? <Spinner /> : isPlaying ? <Pause size={20} /> : <Play size={20} />}</button>
      <div class="audio-lines">
        <Waveform levels={levels} heard={part} />
        <input type="range" min={0} max={1} step={0.01} value={part} disabled={!isThere} aria-label={texts.media.position} aria-valuetext={lengthOf(part * whole)} onInput={(e) => seek(Number(e.currentTarget.value))} />
        <span class="audio-time">{lengthOf(isPlaying || part > 0 ? part * whole : whole)}</span>
      </div>
      {(isPlaying || part > 0) && <button type="button" class="audio-speed" aria-label={texts.media.speed(rate)} onClick={hasten}>{rate}×</button>}
      {isThere && (
        <audio ref={audio} preload="metadata" onError={onError} onPlay={begin} onPause={() => setIsPlaying(false)} onEnded={() => setPart(0)}
          onTimeUpdate={(e) => setPart(whole > 0 ? (e.currentTarget.currentTime * 1000) / whole : 0)}>
          {sources.map((source) => <source key={source.src} {...source} />)}
        </audio>
      )}
    </div>
  );
}
