import type { ConversationOfServer } from "../wire.js";

/** Whether so many may be in it that they are counted, and named only if they have a role: a channel, or a live event. */
export function isCrowd(kind: ConversationOfServer["kind"]): boolean {
  return kind === "channel" || kind === "event";
}
