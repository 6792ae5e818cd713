import type { Message, Outgoing } from "@chatserver/engine";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { useToast } from "../ui/toasts";
import { useOpened } from "./context";
import type { Intent } from "./intent";
import type { AttachmentsState } from "./media/useAttachments";
import { useDraft } from "./useDraft";

interface Options {
  intent: Intent;
  onIntent: (intent: Intent) => void;
  attachments: AttachmentsState;
  onSent: () => void;
}

/** What is written, and how it is said: sent, or put in the place of what was said before. */
export function useSay({ intent, onIntent, attachments, onSent }: Options) {
  const texts = useTexts();
  const toast = useToast();
  const { conversation } = useOpened();
  const [text, setText] = useDraft(intent, onIntent);
  const isEdit = intent?.kind === "edit";
  const replyToId = intent?.kind === "reply" ? intent.message.id : null;
  const hasFiles = attachments.uploads.length > 0;
  const hasText = text.trim() !== "";

  /** @param rest What goes on being written. */
  const say = (message: Outgoing, rest = text) => {
    conversation.send({ ...message, replyToId });
    if (!isEdit) {
      onIntent(null);
      setText(rest);
    }
    onSent();
  };
  const change = (message: Message, content: string) => {
    onIntent(null);
    conversation.edit(message.id, content).catch((problem) => {
      toast(sayProblem(problem, texts));
      onIntent({ kind: "edit", message, text: content });
    });
  };
  const send = () => {
    if (isEdit) change(intent.message, text.trim());
    else say({ content: text.trim(), uploads: attachments.take() }, "");
  };
  const editLast = (): boolean => {
    const mine = conversation.messages.get().items.findLast((i) => i.isMine && !i.message.deletedAt && !i.message.poll && Number.isFinite(i.message.seq));
    if (mine) onIntent({ kind: "edit", message: mine.message });
    return mine !== undefined;
  };

  return {
    text, setText, isEdit, replyToId, say, send, editLast,
    canSend: isEdit ? hasText : hasText || hasFiles,
    canBeLater: hasText && !isEdit && !hasFiles,
  };
}
