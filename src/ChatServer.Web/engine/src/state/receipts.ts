// Who has received and read how far.

import type { Change, Marks, Message } from "../wire.js";

export type MarksOfAll = ReadonlyMap<string, Pick<Marks, "deliveredSeq" | "readSeq">>;

/** Marks never go back. No read mark at all is somebody who does not show it. */
export function withMarks(all: MarksOfAll, { userId, deliveredSeq, readSeq }: Omit<Marks, "at">): MarksOfAll {
  const before = all.get(userId) ?? { deliveredSeq: 0, readSeq: 0 };
  return new Map(all).set(userId, {
    deliveredSeq: Math.max(deliveredSeq, before.deliveredSeq),
    readSeq: readSeq === null ? null : Math.max(readSeq, before.readSeq ?? 0),
  });
}

/** No receipt tells that who joins has read what came before, and who sends what they wrote. */
export function withMarksOf(all: MarksOfAll, { kind, member, message }: Change): MarksOfAll {
  if (kind === "member.joined" && member) return withOwnDoing(all, member.userId, member.joinedSeq);
  return kind === "message.sent" && message ? withOwnDoing(all, message.senderId, message.seq) : all;
}

function withOwnDoing(all: MarksOfAll, userId: string, seq: number): MarksOfAll {
  const showsNone = all.get(userId)?.readSeq === null;
  return withMarks(all, { userId, deliveredSeq: seq, readSeq: showsNone ? null : seq });
}

export type Reach = Pick<Marks, "deliveredSeq"> & { readSeq: number };

/** How far everything has come to all of these people; nowhere, if there are none. */
export function reachOf(all: MarksOfAll, userIds: Iterable<string>): Reach {
  const reach = { deliveredSeq: Infinity, readSeq: Infinity };
  for (const userId of userIds) {
    const marks = all.get(userId);
    reach.deliveredSeq = Math.min(reach.deliveredSeq, marks?.deliveredSeq ?? 0);
    reach.readSeq = Math.min(reach.readSeq, marks?.readSeq ?? 0);
  }
  return reach.deliveredSeq === Infinity ? { deliveredSeq: 0, readSeq: 0 } : reach;
}

/** How far one's own message has come: read once everybody has read it. */
export function statusOf({ seq }: Pick<Message, "seq">, reach: Reach): "sent" | "delivered" | "read" {
  if (seq <= reach.readSeq) return "read";
  return seq <= reach.deliveredSeq ? "delivered" : "sent";
}
