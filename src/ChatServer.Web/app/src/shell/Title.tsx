import type { ConversationSummary } from "@chatserver/engine";
import { useEffect } from "preact/hooks";
import { useClient } from "../lib/client";
import { useTexts } from "../lib/texts";
import { usePart } from "../lib/useReadable";

const waits = ({ muted, archived, unread, markedUnread }: ConversationSummary) => !muted && !archived && (unread > 0 || markedUnread);

/** The tab tells how many conversations wait, as an icon would. */
export function Title() {
  const texts = useTexts();
  const waiting = usePart(useClient().conversations, (all) => all?.filter(waits).length ?? 0);

  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${texts.name}` : texts.name;
  }, [waiting, texts]);
  return null;
}
