import type { Message } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { summaryOf } from "../../conversations/Preview";
import { useClient } from "../../lib/client";
import { hueClass } from "../../lib/colour";
import { useMe, useName } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { useOpened } from "../context";

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

/** A message of this conversation: as it is shown here, otherwise as the server has it. */
function useMessage(id: string): Message | undefined {
  const client = useClient();
  const { conversation } = useOpened();
  const here = conversation.messages.get().items.find((i) => i.message.id === id)?.message;
  const [fetched, setFetched] = useState<Message>();

  useEffect(() => {
    if (here) return;
    let isWanted = true;
    client.api.get("/messages/{messageId}", { path: { messageId: id } }).then((message) => isWanted && setFetched(message), () => {});
    return () => void (isWanted = false);
  }, [id, !here]);

  return here ?? fetched;
}
