// What is held of every conversation of the list, opened or not: its view as the server showed it, kept up to date by changes.

import type { Change, ConversationFacts, ConversationOfServer, Marks, Message } from "../wire.js";
import { withoutAddresses } from "./avatars.js";
import { isCrowd } from "./crowd.js";
import { count, moveRead, recount, tallyOf, unreadOf, type Tally } from "./tally.js";

export interface Held {
  /** Up to date with every change up to its headSeq; but unread and mentions, which the tally knows. */
  view: ConversationOfServer;
  tally: Tally;
}

// These are about something that was there before, so the conversation stays where it is in the list.
const MOVES_NOTHING_UP = /^(message\.(?!sent$)|poll\.|media\.|set\.|thread\.(updated|deleted)$|event\.staged$|conversation\.counted$)/;

export function hold(view: ConversationOfServer): Held {
  return { view: withoutAddresses(view), tally: tallyOf(view) };
}

/** Takes in the change after the last one; null once one is not in the conversation any more. */
export function follow({ view, tally }: Held, change: Change, me: string): Held | null {
  const { seq, kind, at, conversation: facts, member, message } = change;
  if (facts?.deletedAt || (member?.userId === me && member.leftSeq !== null)) return null;

  const next = { ...view, headSeq: seq };
  if (!MOVES_NOTHING_UP.test(kind)) next.updatedAt = at;
  if (facts) Object.assign(next, factsOf(facts));
  next.memberCount = membersAfter(view, change);
  if (member?.userId === me) Object.assign(next, { myRole: member.role, silencedUntil: member.silencedUntil });
  if (message && message.seq >= (view.lastMessage?.seq ?? 0)) next.lastMessage = message;
  return { view: next, tally: count(tally, change, me) };
}

/** My marks moved, here or on another device. */
export function moveMine({ view, tally }: Held, { deliveredSeq, readSeq }: Pick<Marks, "deliveredSeq" | "readSeq">): Held {
  const delivered = Math.max(view.deliveredSeq, deliveredSeq, readSeq ?? 0);
  return {
    view: delivered === view.deliveredSeq ? view : { ...view, deliveredSeq: delivered },
    tally: readSeq === null ? tally : moveRead(tally, readSeq),
  };
}

/** What the server has just counted. Everything else comes by changes, in their order. */
export function recounted({ view, tally }: Held, fresh: ConversationOfServer): Held {
  return { view, tally: recount(tally, fresh) };
}

export function keep(held: Held, fresh: ConversationOfServer): Held {
  const { view, tally } = recounted(held, fresh);
  const { archived, markedUnread } = fresh;

  // The log of a crowd does not tell that somebody without a role is silenced.
  const isUnseen = isCrowd(view.kind) && view.myRole === "member";
  const silencedUntil = isUnseen ? fresh.silencedUntil : view.silencedUntil;
  return { view: { ...view, archived, markedUnread, silencedUntil }, tally };
}

/** The answer to one's own send may come before the change that tells of it. */
export function show(held: Held, message: Message): Held {
  const { view } = held;
  if (message.seq <= (view.lastMessage?.seq ?? 0)) return held;
  const updatedAt = message.createdAt > view.updatedAt ? message.createdAt : view.updatedAt;
  return { ...held, view: { ...view, lastMessage: message, updatedAt } };
}

/** As GET /conversations shows it. */
export function viewOf({ view, tally }: Held): ConversationOfServer {
  return { ...view, ...unreadOf(tally), readSeq: tally.readSeq };
}

/** What is the same about it for everybody. */
export function sharedOf(view: ConversationOfServer): ConversationFacts {
  const {
    myRole, silencedUntil, peerId, headSeq, epoch, unread, mentions, readSeq, deliveredSeq, archived, markedUnread, lastMessage, updatedAt, ...shared
  } = view;
  return { ...shared, deletedAt: null };
}

/** What a change tells of that. How many they are is counted by their coming and going. */
function factsOf({ memberCount: _, deletedAt: __, ...facts }: NonNullable<Change["conversation"]>): Partial<ConversationOfServer> {
  return facts;
}

/** Of those in a crowd one hears only how many they are. */
function membersAfter({ kind: of, memberCount }: ConversationOfServer, { kind, conversation }: Change): number {
  if (isCrowd(of)) return conversation?.memberCount ?? memberCount;
  if (kind === "member.joined") return memberCount + 1;
  return kind === "member.left" ? memberCount - 1 : memberCount;
}
