import { useEffect, useRef, useState } from "preact/hooks";
import { useOpened, useView } from "./context";
import type { Intent } from "./ConversationScreen";

/** What is being written: kept as the draft of the conversation, except for a new text of a message that is there already. */
export function useDraft(intent: Intent): [string, (text: string) => void] {
  const { conversation } = useOpened();
  const view = useView();
  const [text, setText] = useState(view.draft?.content ?? "");
  const isTouched = useRef(text !== "");
  const edited = intent?.kind === "edit" ? intent.item.message : null;

  // The draft may come later than the screen.
  useEffect(() => {
    if (!isTouched.current && view.draft?.content) setText(view.draft.content);
  }, [view.draft]);

  useEffect(() => {
    if (!edited) return;
    const before = text;
    setText(edited.content ?? "");
    return () => setText(before);
  }, [edited?.id]);

  const write = (next: string) => {
    isTouched.current = true;
    setText(next);
    if (!edited) conversation.saveDraft(next, intent?.item.message.id ?? null);
  };
  return [text, write];
}
