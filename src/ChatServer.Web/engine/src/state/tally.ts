// What is unread, without holding what is unread: what the server counted, and what was said after it counted.

import type { Change, ConversationOfServer, Message } from "../wire.js";

/** With more of them they are counted together: then it is asked again what is unread when one of them goes, or only half of them is read. */
const MOST_LATER = 200;

/** Somebody else's message that came after the server counted. */
interface Later {
  seq: number;
  mentionsMe: boolean;
}

export interface Tally {
  /** What the server said, or was counted here since, up to this position and for this read mark. */
  counted: { headSeq: number; readSeq: number; unread: number; mentions: number };
  later: readonly Later[];
  readSeq: number;

  /** What happened cannot be counted from here: ask the server again. Up to which change its answer has to reach. */
  staleSeq: number | null;
}

export function tallyOf({ headSeq, readSeq, unread, mentions }: ConversationOfServer): Tally {
  return { counted: { headSeq, readSeq, unread, mentions }, later: [], readSeq, staleSeq: null };
}

/** Takes a newer count. What was said after it stays on top of it, whichever of the two came first. */
export function recount(tally: Tally, view: ConversationOfServer): Tally {
  if (view.headSeq < tally.counted.headSeq) return tally;
  const staleSeq = (tally.staleSeq ?? 0) > view.headSeq ? tally.staleSeq : null;
  return moveRead({ ...tallyOf(view), later: tally.later.filter((message) => message.seq > view.headSeq), staleSeq }, tally.readSeq);
}

export function count(tally: Tally, change: Change, me: string): Tally {
  const { message } = change;
  if (!message || change.seq <= tally.counted.headSeq) return tally;
  if (message.senderId === me) return change.kind === "message.sent" ? moveRead(tally, message.seq) : tally;
  if (message.seq <= tally.readSeq) return tally;

  const isNew = message.seq > tally.counted.headSeq;
  if (!isNew) return change.kind === "message.deleted" || change.kind === "message.edited" ? { ...tally, staleSeq: change.seq } : tally;
  const others = tally.later.filter((other) => other.seq !== message.seq);
  if (message.deletedAt !== null) return { ...tally, later: others };
  return folded({ ...tally, later: [...others, { seq: message.seq, mentionsMe: mentions(message, me) }] }, change.seq);
}

function folded(tally: Tally, headSeq: number): Tally {
  if (tally.later.length <= MOST_LATER) return tally;
  return { ...tally, counted: { headSeq, readSeq: tally.readSeq, ...unreadOf(tally) }, later: [] };
}

export function moveRead(tally: Tally, readSeq: number): Tally {
  if (readSeq <= tally.readSeq) return tally;
  const isWithin = readSeq < tally.counted.headSeq && tally.counted.unread > 0;
  return { ...tally, readSeq, later: tally.later.filter(({ seq }) => seq > readSeq), staleSeq: tally.staleSeq ?? (isWithin ? 0 : null) };
}

export function unreadOf({ counted, later, readSeq }: Tally): { unread: number; mentions: number } {
  // Once the mark is beyond everything that was counted, only the later ones are left.
  const isOver = readSeq >= counted.headSeq;
  return {
    unread: (isOver ? 0 : counted.unread) + later.length,
    mentions: (isOver ? 0 : counted.mentions) + later.filter(({ mentionsMe }) => mentionsMe).length,
  };
}

function mentions({ entities = [] }: Message, me: string): boolean {
  return entities.some(({ type, userId }) => type === "mentionAll" || (type === "mention" && userId === me));
}
