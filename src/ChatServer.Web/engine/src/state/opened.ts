// What is held of a conversation that somebody looks at: a stretch of messages, members and their marks, pins, my reactions.

import type { Change, Marks, MemberListItem, Message } from "../wire.js";
import { withMarks, withMarksOf, type MarksOfAll } from "./receipts.js";
import { withMessage, type Stretch } from "./window.js";

export type MemberFacts = Pick<MemberListItem, "userId" | "role" | "joinedAt" | "silencedUntil">;

export interface Opened {
  epoch: number;

  /** Every change up to here is in it. */
  seq: number;
  stretch: Stretch;

  /** Null in conversations that are too large for receipts. */
  members: ReadonlyMap<string, MemberFacts> | null;
  marks: MarksOfAll;
  pins: readonly Message[];
}

/** Takes in a change. What it carries replaces what is held, so one that is older than what was read since does no harm: its successor follows. */
export function take(opened: Opened, change: Change): Opened {
  const { seq, member, message } = change;
  let next: Opened = { ...opened, seq: Math.max(opened.seq, seq), marks: withMarksOf(opened.marks, change) };
  if (member && next.members) next = { ...next, members: withMember(next.members, member) };
  return message ? put(next, message) : next;
}

/** Takes in a message as it is now. */
export function put(opened: Opened, message: Message): Opened {
  return { ...opened, stretch: withMessage(opened.stretch, message), pins: withPin(opened.pins, message) };
}

export function move(opened: Opened, marks: Omit<Marks, "at">): Opened {
  return { ...opened, marks: withMarks(opened.marks, marks) };
}

function withMember(members: ReadonlyMap<string, MemberFacts>, member: NonNullable<Change["member"]>): ReadonlyMap<string, MemberFacts> {
  const next = new Map(members);
  const { userId, role, joinedAt, silencedUntil } = member;
  if (member.leftSeq === null) next.set(userId, { userId, role, joinedAt, silencedUntil });
  else next.delete(userId);
  return next;
}

function withPin(pins: readonly Message[], message: Message): readonly Message[] {
  const others = pins.filter(({ id }) => id !== message.id);
  if (!message.pinnedAt) return others.length === pins.length ? pins : others;
  return [...others, message].sort((a, b) => (a.pinnedAt! < b.pinnedAt! ? 1 : -1));
}
