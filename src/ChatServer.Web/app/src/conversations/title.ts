import type { ConversationSummary } from "@chatserver/engine";
import type { Texts } from "../lib/texts";

/** What a conversation is called, also where nobody gave it a name. Somebody whose account was deleted still has one; without, it is not known yet. */
export function titleOf(conversation: ConversationSummary, texts: Texts): string {
  if (conversation.kind === "saved") return texts.list.saved;
  return conversation.title || (conversation.kind === "direct" ? "…" : texts.list.untitled);
}
