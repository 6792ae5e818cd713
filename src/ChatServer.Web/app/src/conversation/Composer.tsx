import type { Outgoing } from "@chatserver/engine";
import { ArrowUp, Check, X } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { hasKeyboard } from "../lib/useFocus";
import { IconButton } from "../ui/Button";
import { useToast } from "../ui/toasts";
import { Attach } from "./Attach";
import { useOpened } from "./context";
import type { Intent } from "./ConversationScreen";
import { AttachmentTray } from "./media/AttachmentTray";
import type { AttachmentsState } from "./media/useAttachments";
import { QuoteText } from "./message/Quote";
import { useDraft } from "./useDraft";
import { VoiceButton } from "./voice/VoiceButton";
import type { VoiceState } from "./voice/VoiceRecorder";
import { Writing } from "./Writing";
import "./composer.css";

const SendLater = lazy(() => import("./SendLater").then((m) => m.SendLater));
const VoiceRecorder = lazy(() => import("./voice/VoiceRecorder").then((m) => m.VoiceRecorder));

/** Browsers let pages hear only where nobody can change them on their way. */
const canRecord = "MediaRecorder" in globalThis && "mediaDevices" in navigator;

interface Props {
  intent: Intent;
  onIntent: (intent: Intent) => void;
  attachments: AttachmentsState;
  onSent: () => void;
}

export function Composer({ intent, onIntent, attachments, onSent }: Props) {
  const texts = useTexts();
  const toast = useToast();
  const { conversation } = useOpened();
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(intent);
  const [isLater, setIsLater] = useState(false);
  const [voice, setVoice] = useState<VoiceState | null>(null);
  const isEdit = intent?.kind === "edit";
  const canBeLater = text.trim() !== "" && !isEdit && attachments.uploads.length === 0;
  const canSend = text.trim() !== "" || (attachments.uploads.length > 0 && !isEdit);
  const replyToId = intent?.item.message.id ?? null;
  useEffect(() => {
    if (hasKeyboard || intent) input.current?.focus();
  }, [conversation, intent]);

  const say = (message: Outgoing) => {
    conversation.send({ ...message, replyToId });
    setVoice(null);
    onIntent(null);
    onSent();
  };
  const send = () => {
    if (!canSend) return;
    if (isEdit) {
      conversation.edit(intent.item.message.id, text.trim()).catch((problem) => toast(sayProblem(problem, texts)));
      onIntent(null);
    } else {
      say({ content: text.trim(), uploads: attachments.take() });
    }

    setText("");
    if (document.activeElement !== input.current) input.current?.focus(); // Which would cost a layout.
  };
  const editLast = (): boolean => {
    const mine = conversation.messages.get().items.findLast((i) => i.isMine && !i.message.deletedAt && Number.isFinite(i.message.seq));
    if (mine) onIntent({ kind: "edit", item: mine });
    return mine !== undefined;
  };

  return (
    <div class="composer">
      {intent && <About intent={intent} onCancel={() => onIntent(null)} />}
      <AttachmentTray attachments={attachments} />
      <form class="composer-line" onSubmit={(e) => { e.preventDefault(); send(); }} onKeyDown={(e) => e.key === "Escape" && setVoice(null)}>
        {voice !== null ? (
          <Suspense fallback={<div class="composer-box" />}><VoiceRecorder state={voice} onSend={(id) => say({ content: "", uploads: [id] })} onCancel={() => setVoice(null)} /></Suspense>
        ) : (
          <>
            <Attach onFiles={attachments.add} />
            <Writing input={input} text={text} onText={setText} isCaption={attachments.uploads.length > 0} onFiles={attachments.add} onSend={send} onEditLast={editLast}
              onSticker={(mediaId) => say({ content: "", mediaIds: [mediaId], metadata: { sticker: true } })} onCancel={() => onIntent(null)} onLater={canBeLater ? () => setIsLater(true) : null} />
          </>
        )}
        {canRecord && !canSend && !isEdit ? <VoiceButton state={voice} onState={setVoice} /> : (
          <button type="submit" class="composer-send" aria-label={isEdit ? texts.common.save : texts.composer.send} disabled={!canSend}>{isEdit ? <Check size={22} /> : <ArrowUp size={22} />}</button>
        )}
      </form>
      {isLater && <Suspense fallback={null}><SendLater conversationId={conversation.id} content={text.trim()} replyToId={replyToId} onDone={() => { setText(""); onIntent(null); }} onClose={() => setIsLater(false)} /></Suspense>}
    </div>
  );
}

function About({ intent, onCancel }: { intent: NonNullable<Intent>; onCancel: () => void }) {
  const texts = useTexts();
  return (
    <div class="composer-about">
      <div class="quote">
        {intent.kind === "edit" && <span class="quote-who">{texts.composer.editing}</span>}
        <QuoteText message={intent.item.message} />
      </div>
      <IconButton label={texts.common.cancel} onClick={onCancel}><X size={20} /></IconButton>
    </div>
  );
}
