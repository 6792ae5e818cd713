import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { usePages } from "../../lib/usePages";
import type { MessageMatch } from "../../search/hits";

const pause = 200;
const none = { items: [], next: null };

/** Where words stand in a conversation, newest first, and which of these places one looks at. */
export function useHits(conversationId: string, words: string) {
  const { api } = useClient();
  const [at, setAt] = useState(0);
  const pages = usePages<MessageMatch>(
    `${conversationId} ${words}`,
    async (cursor) => (words ? api.get("/search/messages", { query: { q: words, conversationId, limit: 50, ...(cursor && { cursor }) } }) : none),
    pause,
  );
  useEffect(() => setAt(0), [words]);

  const { items, hasMore, isLoading, problem, more } = pages;
  const last = (items?.length ?? 0) - 1;
  useEffect(() => {
    if (at >= last && hasMore && !problem) more();
  }, [at, last, hasMore]);
  const step = (by: number) => setAt((now) => Math.max(0, Math.min(last, now + by)));
  return { hits: words ? items : undefined, at: Math.min(at, Math.max(0, last)), hasMore, isLoading, problem, step };
}
