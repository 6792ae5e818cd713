import { useEffect } from "preact/hooks";
import { useClient } from "../lib/client";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";

/** The tab tells how many conversations wait, as an icon would. */
export function useTitle(): void {
  const texts = useTexts();
  const conversations = useReadable(useClient().conversations) ?? [];
  const waiting = conversations.filter((c) => !c.muted && !c.archived && (c.unread > 0 || c.markedUnread)).length;

  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${texts.name}` : texts.name;
  }, [waiting, texts]);
}
