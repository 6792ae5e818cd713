import type { Message } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { usePart } from "../lib/useReadable";
import { useOpened } from "./context";

/** A message of this conversation: as it is shown here, otherwise as the server has it. Undefined until it has come, and for no id. */
export function useMessage(id: string | null): Message | undefined {
  const { api } = useClient();
  const { conversation } = useOpened();
  const here = usePart(conversation.messages, ({ items }) => items.find((i) => i.message.id === id)?.message);
  const [fetched, setFetched] = useState<Message>();
  const isMissing = id !== null && !here;

  useEffect(() => {
    if (!isMissing) return;
    let isWanted = true;
    api.get("/messages/{messageId}", { path: { messageId: id } }).then((message) => isWanted && setFetched(message), () => {});
    return () => void (isWanted = false);
  }, [id, isMissing]);

  return here ?? (fetched?.id === id ? fetched : undefined);
}
