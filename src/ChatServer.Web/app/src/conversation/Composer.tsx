import { ArrowUp, Check, X } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { hasKeyboard } from "../lib/useFocus";
import { IconButton } from "../ui/Button";
import { Attach } from "./Attach";
import { useOpened } from "./context";
import type { Intent } from "./intent";
import { AttachmentTray } from "./media/AttachmentTray";
import type { AttachmentsState } from "./media/useAttachments";
import { QuoteText } from "./message/Quote";
import { useSay } from "./useSay";
import { VoiceButton } from "./voice/VoiceButton";
import type { VoiceState } from "./voice/VoiceRecorder";
import { Writing } from "./Writing";
import "./composer.css";

const SendLater = lazy(() => import("./SendLater").then((m) => m.SendLater));
const VoiceRecorder = lazy(() => import("./voice/VoiceRecorder").then((m) => m.VoiceRecorder));

/** Browsers let pages hear only where nobody can change them on their way. */
const canRecord = "MediaRecorder" in globalThis && "mediaDevices" in navigator;

export interface ComposerProps {
  intent: Intent;
  onIntent: (intent: Intent) => void;
  attachments: AttachmentsState;
  onSent: () => void;
}

export function Composer({ intent, onIntent, attachments, onSent }: ComposerProps) {
  const texts = useTexts();
  const { conversation } = useOpened();
  const input = useRef<HTMLTextAreaElement>(null);
  const { text, setText, isEdit, replyToId, say, send, editLast, canSend, canBeLater } = useSay({ intent, onIntent, attachments, onSent });
  const [isLater, setIsLater] = useState(false);
  const [voice, setVoice] = useState<VoiceState | null>(null);
  useEffect(() => {
    const isAsked = intent !== null && !(intent.kind === "reply" && intent.isKept);
    if (hasKeyboard || isAsked) input.current?.focus();
  }, [conversation, intent]);

  const sendNow = () => {
    if (!canSend) return;
    send();
    if (document.activeElement !== input.current) input.current?.focus(); // Which would cost a layout.
  };
  const sendVoice = (uploadId: string) => {
    setVoice(null);
    say({ content: "", uploads: [uploadId] });
  };
  const isScheduled = () => {
    setText("");
    onIntent(null);
  };

  return (
    <div class="composer">
      {intent && <About intent={intent} onCancel={() => onIntent(null)} />}
      <AttachmentTray attachments={attachments} />
      <form class="composer-line" onSubmit={(e) => { e.preventDefault(); sendNow(); }} onKeyDown={(e) => e.key === "Escape" && setVoice(null)}>
        {voice !== null ? (
          <Suspense fallback={<div class="composer-box" />}><VoiceRecorder state={voice} onSend={sendVoice} onCancel={() => setVoice(null)} /></Suspense>
        ) : (
          <>
            <Attach onFiles={attachments.add} />
            <Writing input={input} text={text} onText={setText} isCaption={attachments.uploads.length > 0} onFiles={attachments.add} onSend={sendNow} onEditLast={editLast}
              onSticker={(mediaId) => say({ content: "", mediaIds: [mediaId], metadata: { sticker: true } })} onCancel={() => onIntent(null)} onLater={canBeLater ? () => setIsLater(true) : null} />
          </>
        )}
        {canRecord && !canSend && !isEdit ? <VoiceButton state={voice} onState={setVoice} /> : (
          <button type="submit" class="composer-send" aria-label={isEdit ? texts.common.save : texts.composer.send} disabled={!canSend}>{isEdit ? <Check size={22} /> : <ArrowUp size={22} />}</button>
        )}
      </form>
      {isLater && <Suspense fallback={null}><SendLater conversationId={conversation.id} content={text.trim()} replyToId={replyToId} onDone={isScheduled} onClose={() => setIsLater(false)} /></Suspense>}
    </div>
  );
}

function About({ intent, onCancel }: { intent: NonNullable<Intent>; onCancel: () => void }) {
  const texts = useTexts();
  return (
    <div class="composer-about">
      <div class="quote">
        {intent.kind === "edit" && <span class="quote-who">{texts.composer.editing}</span>}
        <QuoteText message={intent.message} />
      </div>
      <IconButton label={texts.common.cancel} onClick={onCancel}><X size={20} /></IconButton>
    </div>
  );
}
