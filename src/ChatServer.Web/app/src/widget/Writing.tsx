import type { Conversation } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useTexts } from "../lib/texts";

export function Writing({ conversation }: { conversation: Conversation }) {
  const texts = useTexts();
  const [text, setText] = useState("");
  const send = () => {
    if (!text.trim()) return;
    conversation.send({ content: text.trim() });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea value={text} rows={2} dir="auto" aria-label={texts.composer.label} placeholder={texts.composer.label} onKeyDown={onKeyDown}
        onInput={(event) => { setText(event.currentTarget.value); conversation.typing(); }} />
      <button type="submit" disabled={!text.trim()}>{texts.composer.send}</button>
    </form>
  );
}
