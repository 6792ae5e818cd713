import { ArrowUp, Check, Clock, Smile, X } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { hasKeyboard } from "../lib/useFocus";
import { IconButton } from "../ui/Button";
import { useToast } from "../ui/toasts";
import { Attach } from "./Attach";
import { useOpened, useView } from "./context";
import type { Intent } from "./ConversationScreen";
import { AttachmentTray } from "./media/AttachmentTray";
import type { AttachmentsState } from "./media/useAttachments";
import { QuoteText } from "./message/Quote";
import { useDraft } from "./useDraft";
import { VoiceButton } from "./voice/VoiceButton";
import type { VoiceState } from "./voice/VoiceRecorder";
import "./composer.css";

const SendLater = lazy(() => import("./SendLater").then((m) => m.SendLater));
const VoiceRecorder = lazy(() => import("./voice/VoiceRecorder").then((m) => m.VoiceRecorder));
const EmojiPicker = lazy(() => import("./message/EmojiPicker").then((m) => m.EmojiPicker));

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
  const { rights } = useView();
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(intent);
  const [pickerAt, setPickerAt] = useState<{ x: number; y: number } | null>(null);
  const [isLater, setIsLater] = useState(false);
  const [voice, setVoice] = useState<VoiceState | null>(null);
  const canBeLater = text.trim() !== "" && intent?.kind !== "edit" && attachments.uploads.length === 0;
  const canSend = text.trim() !== "" || (attachments.uploads.length > 0 && intent?.kind !== "edit");

  useLayoutEffect(() => void (input.current && grow(input.current)), [text, voice === null]);
  useEffect(() => {
    if (hasKeyboard || intent) input.current?.focus();
  }, [conversation, intent]);

  const send = () => {
    if (!canSend) return;
    if (intent?.kind === "edit") {
      conversation.edit(intent.item.message.id, text.trim()).catch((problem) => toast(sayProblem(problem, texts)));
    } else {
      conversation.send({ content: text.trim(), replyToId: intent?.item.message.id ?? null, uploads: attachments.take() });
      onSent();
    }

    setText("");
    onIntent(null);
    if (document.activeElement !== input.current) input.current?.focus(); // Which would cost a layout.
  };

  const sendVoice = (uploadId: string) => {
    conversation.send({ content: "", replyToId: intent?.item.message.id ?? null, uploads: [uploadId] });
    setVoice(null);
    onIntent(null);
    onSent();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && (hasKeyboard || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && intent) {
      onIntent(null);
    } else if (event.key === "ArrowUp" && text === "") {
      const mine = conversation.messages.get().items.findLast((i) => i.isMine && !i.message.deletedAt && Number.isFinite(i.message.seq));
      if (mine) {
        event.preventDefault();
        onIntent({ kind: "edit", item: mine });
      }
    }
  };

  const insert = (emoji: string) => {
    const { selectionStart, selectionEnd } = input.current!;
    setText(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    setPickerAt(null);
  };

  return (
    <div class="composer">
      {intent && <About intent={intent} onCancel={() => onIntent(null)} />}
      <AttachmentTray attachments={attachments} />
      <form class="composer-line" onSubmit={(e) => { e.preventDefault(); send(); }} onKeyDown={(e) => e.key === "Escape" && setVoice(null)}>
        {voice !== null ? (
          <Suspense fallback={<div class="composer-box" />}><VoiceRecorder state={voice} onSend={sendVoice} onCancel={() => setVoice(null)} /></Suspense>
        ) : (
          <>
            <Attach onFiles={attachments.add} />
            <div class="composer-box">
              <textarea ref={input} value={text} rows={1} dir="auto" aria-label={texts.composer.label} placeholder={attachments.uploads.length > 0 ? texts.composer.caption : texts.composer.label} enterkeyhint={hasKeyboard ? "send" : "enter"}
                onInput={(e) => { setText(e.currentTarget.value); if (rights.post) conversation.typing(); }} onKeyDown={onKeyDown}
                onPaste={(e) => { const files = [...(e.clipboardData?.files ?? [])]; if (files.length > 0) { e.preventDefault(); attachments.add(files); } }} />
              {canBeLater && <IconButton label={texts.composer.later} onClick={() => setIsLater(true)}><Clock size={20} /></IconButton>}
              <IconButton label={texts.composer.emoji} aria-expanded={pickerAt !== null} onClick={(e) => { const { right, top } = e.currentTarget.getBoundingClientRect(); setPickerAt({ x: right - 340, y: top }); }}><Smile size={22} /></IconButton>
            </div>
          </>
        )}
        {canRecord && !canSend && intent?.kind !== "edit" ? <VoiceButton state={voice} onState={setVoice} /> : (
          <button type="submit" class="composer-send" aria-label={intent?.kind === "edit" ? texts.common.save : texts.composer.send} disabled={!canSend}>
            {intent?.kind === "edit" ? <Check size={22} /> : <ArrowUp size={22} />}
          </button>
        )}
      </form>
      {isLater && <Suspense fallback={null}><SendLater conversationId={conversation.id} content={text.trim()} replyToId={intent?.item.message.id ?? null} onDone={() => { setText(""); onIntent(null); }} onClose={() => setIsLater(false)} /></Suspense>}
      {pickerAt && <Suspense fallback={null}><EmojiPicker at={pickerAt} onChoose={insert} onClose={() => setPickerAt(null)} /></Suspense>}
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

/** As high as its text, up to what the style allows. Where the style itself does it, measuring would only cost. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
}
