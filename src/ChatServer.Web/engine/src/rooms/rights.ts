import type { Rights } from "../contract.js";
import type { ConversationOfServer, Role, Rules } from "../wire.js";

const RANK: Record<Role, number> = { member: 0, moderator: 1, admin: 2, owner: 3 };

/** What to offer. Threads go by the rules of their group. */
export function rightsIn(view: ConversationOfServer | undefined, parent: ConversationOfServer | undefined, isSilencedNow: boolean): Rights {
  if (!view) return { post: false, reply: false, react: false, pin: false, add: false, changeInfo: false, mentionAll: false, moderate: false };

  const isShared = view.kind !== "direct" && view.kind !== "saved";
  const rules: Rules | null = view.rules ?? parent?.rules ?? null;
  const may = (rule: keyof Rules): boolean => !rules || RANK[view.myRole] >= RANK[rules[rule] as Role];
  const isOpen = !view.closedAt && !rules?.readOnly && !isSilencedNow;
  return {
    post: isOpen && may("post"),
    reply: isOpen && may("reply"),
    react: isOpen && may("react"),
    pin: may("pin"),
    add: isShared && view.kind !== "thread" && may("add"),
    changeInfo: isShared && may("changeInfo"),
    mentionAll: isShared && may("mentionAll"),
    moderate: isShared && RANK[view.myRole] >= RANK.moderator,
  };
}

export function isSilenced(view: ConversationOfServer | undefined, now: Date): boolean {
  return !!view?.silencedUntil && new Date(view.silencedUntil) > now;
}
