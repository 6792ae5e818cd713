import type { Message } from "@chatserver/engine";
import { summaryOf } from "../../conversations/Preview";
import { hueClass } from "../../lib/colour";
import { useMe, useName } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { useOpened } from "../context";
import { useMessage } from "../useMessage";

/** What a message answers, to go there. */
export function Quote({ id }: { id: string }) {
  const { show } = useOpened();
  const message = useMessage(id);
  if (!message) return <div class="quote quote-waiting" aria-hidden="true">&nbsp;<br />&nbsp;</div>;

  return (
    <button type="button" class={`quote ${hueClass(message.senderId)}`} onClick={() => show({ seq: message.seq })}>
      <QuoteText message={message} />
    </button>
  );
}

export function QuoteText({ message }: { message: Message }) {
  const texts = useTexts();
  const name = useName(message.senderId);
  const isMine = useMe().id === message.senderId;
  return (
    <>
      <span class="quote-who cut">{isMine ? texts.common.you : name}</span>
      <span class="quote-text cut" dir="auto">{summaryOf(message, texts)}</span>
    </>
  );
}
