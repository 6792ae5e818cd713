import { useEffect, useRef, useState } from "preact/hooks";
import { useOpened, useViewPart } from "./context";
import type { Intent } from "./intent";
import { useMessage } from "./useMessage";

/** What is being written: kept as the draft of the conversation, except for a new text of a message that is there already. */
export function useDraft(intent: Intent, onIntent: (intent: Intent) => void): [string, (text: string) => void] {
  const { conversation } = useOpened();
  const kept = useViewPart(({ draft }) => draft?.content ?? "");
  const keptReplyToId = useViewPart(({ draft }) => draft?.replyToId ?? null);
  const [text, setText] = useState(kept);
  const isTouched = useRef(false);

  // What was being written when an edit began, to go on with after it.
  const before = useRef<string | null>(null);
  const replyToId = intent?.kind === "reply" ? intent.message.id : null;
  const keep = (content: string) => conversation.saveDraft(content, content === "" ? null : replyToId);

  // The draft may come later than the screen, and what it answers later still.
  useEffect(() => {
    if (isTouched.current || !kept) return;
    if (before.current === null) setText(kept);
    else before.current = kept;
  }, [kept]);
  const answered = useMessage(isTouched.current ? null : keptReplyToId);
  useEffect(() => {
    if (answered && !answered.deletedAt && !intent && !isTouched.current) onIntent({ kind: "reply", message: answered, isKept: true });
  }, [answered?.id]);

  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) return void (isFirst.current = false);
    if (intent?.kind === "edit") {
      before.current ??= text;
      setText(intent.text ?? intent.message.content ?? "");
      return;
    }

    const draft = before.current ?? text;
    before.current = null;
    setText(draft);
    keep(draft); // With what it answers now.
  }, [intent]);

  const write = (next: string) => {
    isTouched.current = true;
    setText(next);
    if (intent?.kind !== "edit") keep(next);
  };
  return [text, write];
}
