import type { Marks, Message } from "../../src/wire.js";

const MESSAGES_PER_PAGE = 6;

export interface Happened {
  seq: number;
  kind: string;
  at: string;
  actorId: string;
  messageSeq?: number;
  userId?: string;
}

interface MemberOfModel {
  role: "member" | "owner";
  joinedSeq: number;
  leftSeq: number | null;
  marks: Marks;

  /** When the marks moved, as the server counts. */
  markedAt: number;
}

/** What the model knows of a conversation. */
export class ModelConversation {
  log: Happened[] = [];
  members = new Map<string, MemberOfModel>();
  messages = new Map<number, Message>();
  title = "Tea";
  movedAt = 0;
  archived = false;

  constructor(readonly id: string) {}

  get headSeq(): number {
    return this.log.length;
  }

  isIn(userId: string): boolean {
    return this.members.get(userId)?.leftSeq === null;
  }

  get ordered(): Message[] {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }
}

/** Which page of messages is asked for. */
export interface Wanted {
  before?: number;
  after?: number;
  around?: number;
  limit?: number;
}

export function facts({ id, title, members, log }: ModelConversation) {
  return {
    id, kind: "group" as const, title, description: null, avatar: null, disappearAfter: null, rules: null, ownerId: null,
    memberCount: [...members.values()].filter(({ leftSeq }) => leftSeq === null).length, createdAt: log[0]!.at, closedAt: null,
  };
}

export function page(messages: Message[], { before, after, around, limit: asked = 60 }: Wanted) {
  const limit = Math.min(asked, MESSAGES_PER_PAGE);
  if (around !== undefined) {
    const from = Math.max(0, messages.findIndex(({ seq }) => seq >= around) - limit / 2);
    return { items: messages.slice(from, from + limit), hasMoreBefore: from > 0, hasMoreAfter: from + limit < messages.length };
  }
  const there = messages.filter(({ seq }) => seq < (before ?? Infinity) && seq > (after ?? -1));
  return { items: after === undefined ? there.slice(-limit) : there.slice(0, limit), hasMore: there.length > limit };
}
