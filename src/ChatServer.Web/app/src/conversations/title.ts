import type { ConversationSummary } from "@chatserver/engine";
import type { Texts } from "../lib/texts";

/** What a conversation is called, also where nobody gave it a name. */
export function titleOf(conversation: ConversationSummary, texts: Texts): string {
  if (conversation.kind === "saved") return texts.list.saved;
  return conversation.title || (conversation.kind === "direct" ? texts.common.deletedPerson : texts.list.untitled);
}
