import { ChevronLeft, Square, Trash2 } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTexts } from "../../lib/texts";
import { IconButton } from "../../ui/Button";
import { lengthOf } from "../media/size";
import { useRecorder, type Recording } from "./useRecorder";
import { VoicePreview } from "./VoicePreview";
import { Waveform } from "./Waveform";
import "./voice.css";

/** held: by a finger that sends by leaving, or cancels by sliding away. */
export type VoiceState = "held" | "free" | "send";

interface Props {
  state: VoiceState;

  /** The id of the upload. */
  onSend: (uploadId: string) => void;
  onCancel: () => void;
}

const bars = 48;

/** Milliseconds; nobody says anything in less. */
const shortest = 500;

/** In the composer's place: records, can be heard before it is sent, and thrown away at any time. */
export function VoiceRecorder({ state, onSend, onCancel }: Props) {
  const all = useTexts();
  const texts = useConversationTexts().voice;
  const { uploads } = useClient();
  const { status, levels, milliseconds, stop } = useRecorder(all.message.media.audio);
  const [recording, setRecording] = useState<Recording | null>(null);

  useEffect(() => {
    if (state !== "send") return;
    void stop().then((made) => (made && made.milliseconds >= shortest ? onSend(uploads.start(made.file).id) : onCancel()));
  }, [state]);

  const recent = levels.slice(-bars);
  return (
    <div class="voice" role="group" aria-label={texts.title}>
      <IconButton label={texts.cancel} class="voice-bad" onClick={onCancel}><Trash2 size={20} /></IconButton>
      {recording ? <VoicePreview recording={recording} /> : (
        <>
          <span class="voice-time">{status === "recording" && <span class="voice-dot" />}{lengthOf(milliseconds)}</span>
          {status === "refused" ? <span class="voice-said" role="alert">{texts.refused}</span> : state === "held" ? (
            <span class="voice-said voice-slide"><ChevronLeft size={18} class="flips" aria-hidden="true" />{texts.slide}</span>
          ) : (
            <Waveform levels={[...Array<number>(bars - recent.length).fill(0), ...recent]} />
          )}
          {state === "free" && status === "recording" && <IconButton label={texts.stop} onClick={() => void stop().then(setRecording)}><Square size={17} fill="currentcolor" /></IconButton>}
        </>
      )}
      <span class="only-heard" role="status">{status === "recording" && texts.recording}</span>
    </div>
  );
}
