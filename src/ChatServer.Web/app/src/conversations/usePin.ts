import type { ConversationSummary } from "@chatserver/engine";
import { useClient } from "../lib/client";

/** Puts a conversation on top of the list, or takes it from there: what is on top is told as a whole. */
export function usePin(): (conversation: ConversationSummary) => Promise<unknown> {
  const { api, conversations } = useClient();
  return ({ id, pinned }) => {
    const others = (conversations.get() ?? []).filter((c) => c.pinned && c.id !== id).map((c) => c.id);
    return api.put("/conversations/pinned", { body: { conversationIds: pinned ? others : [id, ...others] } } as never);
  };
}
