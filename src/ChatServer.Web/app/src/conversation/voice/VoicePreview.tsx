import { Pause, Play } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { IconButton } from "../../ui/Button";
import { lengthOf } from "../media/size";
import { useObjectUrl } from "../media/useObjectUrl";
import type { Recording } from "./useRecorder";
import { fitted, Waveform } from "./Waveform";

const bars = 48;

/** What was recorded, to be heard before it is sent. */
export function VoicePreview({ recording: { file, levels, milliseconds } }: { recording: Recording }) {
  const texts = useTexts();
  const audio = useRef<HTMLAudioElement>(null);
  const url = useObjectUrl(file);
  const [isPlaying, setIsPlaying] = useState(false);
  const [at, setAt] = useState(0);

  return (
    <>
      <IconButton label={isPlaying ? texts.media.pause : texts.media.play} onClick={() => void (isPlaying ? audio.current!.pause() : audio.current!.play())}>{isPlaying ? <Pause size={20} /> : <Play size={20} />}</IconButton>
      <Waveform levels={fitted(levels, bars)} heard={at / milliseconds} />
      <span class="voice-time">{lengthOf(at || milliseconds)}</span>
      {url && <audio ref={audio} src={url} onPlay={() => setIsPlaying(true)} onPause={() => setIsPlaying(false)} onEnded={() => setAt(0)} onTimeUpdate={(e) => setAt(e.currentTarget.currentTime * 1000)} />}
    </>
  );
}
