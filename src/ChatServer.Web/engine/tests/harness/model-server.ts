// A server that keeps the promises of the real one in a few lines, so that whatever may happen between it and a client can be played in any order.

import type { Api } from "../../src/index.js";
import { ProblemError } from "../../src/index.js";
import type { Change, ConversationOfServer, HubEvents, Marks, SyncAnswer, SyncedConversation } from "../../src/wire.js";
import { facts, ModelConversation, page, type Happened, type Wanted } from "./model-conversation.js";

const EPOCH = 1;

/** Small, so that it happens: with more that is missing, the client reloads; and one answer of Sync has at most so many changes. */
const MOST_REPLAYED = 12;
const CHANGES_PER_SYNC = 4;

interface Known {
  conversationId: string;
  epoch: number;
  seq: number;
}

export class ModelServer {
  /** What the hub told, which nobody has taken yet. */
  wire: HubEvents["change"][] = [];
  receipts: HubEvents["receipt"][] = [];

  #conversations = new Map<string, ModelConversation>();
  #clock = 0;

  constructor(private readonly me: string) {}

  /** With me in it. */
  start(id: string, others: readonly string[]): void {
    const conversation = new ModelConversation(id);
    this.#conversations.set(id, conversation);
    this.#happen(conversation, "conversation.created", this.me);
    for (const userId of [this.me, ...others]) this.join(id, userId);
  }

  join(id: string, userId: string): void {
    const conversation = this.#conversations.get(id)!;
    if (conversation.isIn(userId)) return;
    const joinedSeq = conversation.headSeq + 1;
    const marks = { userId, deliveredSeq: joinedSeq, readSeq: joinedSeq, at: this.#time() };
    conversation.members.set(userId, { role: "member", joinedSeq, leftSeq: null, marks, markedAt: ++this.#clock });
    this.#happen(conversation, "member.joined", userId, { userId });
  }

  leave(id: string, userId: string): void {
    const conversation = this.#conversations.get(id)!;
    if (!conversation.isIn(userId)) return;
    conversation.members.get(userId)!.leftSeq = conversation.headSeq + 1;
    this.#happen(conversation, "member.left", userId, { userId });
  }

  send(id: string, senderId: string, text: string): void {
    const conversation = this.#conversations.get(id)!;
    if (!conversation.isIn(senderId)) return;
    const seq = conversation.headSeq + 1;
    conversation.messages.set(seq, {
      id: `${id}-${seq}`, conversationId: id, seq, clientId: `${id}-${seq}`, senderId, content: text, media: [], replyToId: null, createdAt: this.#time(),
      editedAt: null, deletedAt: null, ...(text.startsWith("@") && { entities: [{ type: "mention", offset: 0, length: 1, userId: this.me }] }),
    });
    this.#move(conversation, senderId, seq);
    this.#happen(conversation, "message.sent", senderId, { messageSeq: seq });
  }

  change(id: string, which: number, kind: "message.edited" | "message.deleted" | "message.pinned" | "message.unpinned"): void {
    const conversation = this.#conversations.get(id)!;
    const message = conversation.ordered[which % Math.max(1, conversation.messages.size)];
    if (!message || message.deletedAt) return;
    const { entities: _, pinnedAt: __, ...bare } = message;
    const at = this.#time();
    if (kind === "message.edited") conversation.messages.set(message.seq, { ...message, content: "Edited", editedAt: at });
    if (kind === "message.deleted") conversation.messages.set(message.seq, { ...bare, content: null, deletedAt: at });
    if (kind === "message.pinned") conversation.messages.set(message.seq, { ...message, pinnedAt: at });
    if (kind === "message.unpinned") conversation.messages.set(message.seq, { ...bare, ...(message.entities && { entities: message.entities }) });
    this.#happen(conversation, kind, message.senderId, { messageSeq: message.seq });
  }

  retitle(id: string, title: string): void {
    const conversation = this.#conversations.get(id)!;
    conversation.title = title;
    this.#happen(conversation, "conversation.updated", this.me);
  }

  read(id: string, userId: string, seq: number): void {
    const conversation = this.#conversations.get(id)!;
    if (!conversation.isIn(userId)) return;
    this.#move(conversation, userId, Math.min(seq, conversation.headSeq));
    if (conversation.isIn(this.me)) this.receipts.push({ conversationId: id, ...conversation.members.get(userId)!.marks });
  }

  /** What GET /conversations answers. */
  list(): ConversationOfServer[] {
    return [...this.#conversations.values()].filter((one) => one.isIn(this.me)).map((one) => this.view(one));
  }

  /** What is to be held of one that is opened, in full. */
  whole(id: string) {
    const { members, ordered } = this.#conversations.get(id)!;
    const present = [...members].filter(([, { leftSeq }]) => leftSeq === null);
    return {
      messages: ordered,
      members: present.map(([userId]) => userId).sort(),
      marks: present.map(([userId, { marks }]) => [userId, marks.deliveredSeq, marks.readSeq]).sort(),
      pins: ordered.filter(({ pinnedAt }) => pinnedAt).map(({ seq }) => seq),
    };
  }

  /** Answers as the REST doors do. */
  answer(method: string, path: string, { path: { conversationId = "" } = {}, query = {}, body = {} }: Asked): unknown {
    if (path === "/sync") return this.#sync(body);
    if (path === "/conversations") return { items: this.list(), next: null };
    const conversation = this.#conversations.get(conversationId);
    if (!conversation?.isIn(this.me)) throw new ProblemError({ code: "no-such-conversation", title: "No such conversation", status: 404 });

    if (path === "/conversations/{conversationId}") return this.view(conversation);
    if (path.endsWith("/messages")) return page(conversation.ordered, query);
    if (path.endsWith("/pins")) return { items: conversation.ordered.filter(({ pinnedAt }) => pinnedAt).reverse() };
    if (path.endsWith("/members")) {
      const items = [...conversation.members].filter(([, { leftSeq }]) => leftSeq === null);
      return { items: items.map(([userId, { role, joinedSeq }]) => ({ userId, role, joinedSeq, joinedAt: "" })), next: null };
    }
    throw new Error(`The model does not know ${method} ${path}.`);
  }

  view(conversation: ModelConversation): ConversationOfServer {
    const { marks } = conversation.members.get(this.me)!;
    const unread = conversation.ordered.filter(({ seq, senderId, deletedAt }) => seq > marks.readSeq! && senderId !== this.me && !deletedAt);
    const moving = conversation.log.filter(({ kind }) => !/^message\.(?!sent$)/.test(kind)).at(-1)!;
    return {
      ...facts(conversation), parentId: null, peerId: null, myRole: "member", silencedUntil: null, headSeq: conversation.headSeq, epoch: EPOCH,
      unread: unread.length, mentions: unread.filter(({ entities }) => entities).length, readSeq: marks.readSeq!, deliveredSeq: marks.deliveredSeq,
      archived: conversation.archived, markedUnread: false, lastMessage: conversation.ordered.at(-1) ?? null, updatedAt: moving.at,
    } as ConversationOfServer; // But for what has nothing to do with how state is kept.
  }

  #sync({ cursor, known = [] }: { cursor?: string; known?: Known[] }): SyncAnswer {
    const since = cursor === undefined ? this.#clock : Number(cursor);
    const named = new Set(known.map(({ conversationId }) => conversationId));
    const mine = [...this.#conversations.values()].filter((one) => one.isIn(this.me));
    const moved = mine.filter((one) => cursor !== undefined && one.movedAt > since && !named.has(one.id));
    const asked = [...known, ...moved.map(({ id }) => ({ conversationId: id, epoch: 0, seq: 0 }))];
    const budget = { left: CHANGES_PER_SYNC };
    const conversations = asked.map((one) => this.#compare(one, since, budget));
    const hasMore = conversations.some(({ status, headSeq, changes }, i) => status === "changes" && (changes.at(-1)?.seq ?? asked[i]!.seq) < headSeq!);
    return { cursor: String(hasMore ? since : this.#clock), me: [], users: [], conversations, hasMore };
  }

  #compare({ conversationId, epoch, seq }: Known, since: number, budget: { left: number }): SyncedConversation {
    const conversation = this.#conversations.get(conversationId);
    const nothing = { conversationId, epoch: EPOCH, headSeq: null, changes: [], receipts: [] };
    if (!conversation?.isIn(this.me)) return { ...nothing, status: "gone" };

    const present = [...conversation.members.values()].filter(({ leftSeq }) => leftSeq === null);
    const marks = (after: number): Marks[] => present.filter(({ markedAt }) => markedAt > after).map((member) => ({ ...member.marks }));
    const { headSeq } = conversation;
    const whole = { ...nothing, headSeq, conversation: this.view(conversation) };
    const joinedSince = conversation.members.get(this.me)!.joinedSeq > seq;
    if (epoch !== EPOCH || headSeq - seq > MOST_REPLAYED || joinedSince) return { ...whole, status: "tooLong", receipts: marks(0) };
    if (headSeq === seq) return { ...nothing, headSeq, status: "upToDate", receipts: marks(since) };
    const changes = conversation.log.slice(seq, seq + budget.left);
    budget.left -= changes.length;
    return { ...whole, status: "changes", changes: changes.map((one) => this.#show(conversation, one)) as never, receipts: marks(since) };
  }

  #happen(conversation: ModelConversation, kind: string, actorId: string, subject: Partial<Happened> = {}): void {
    const happened = { seq: conversation.headSeq + 1, kind, at: this.#time(), actorId, ...subject };
    conversation.log.push(happened);
    conversation.movedAt = ++this.#clock;
    const isMine = conversation.isIn(this.me) || (kind === "member.left" && subject.userId === this.me);
    if (isMine) this.wire.push({ conversationId: conversation.id, epoch: EPOCH, ...this.#show(conversation, happened) });
  }

  /** With its subject as it is now. */
  #show(conversation: ModelConversation, { messageSeq, userId, ...happened }: Happened): Change {
    if (messageSeq) return { ...happened, message: conversation.messages.get(messageSeq)! };
    if (!userId) return { ...happened, conversation: { ...facts(conversation), deletedAt: null } as never };
    const { role, joinedSeq, leftSeq } = conversation.members.get(userId)!;
    return { ...happened, member: { userId, role, joinedAt: "", joinedSeq, leftSeq, silencedUntil: null, historySeq: 0 } };
  }

  #move(conversation: ModelConversation, userId: string, seq: number): void {
    const member = conversation.members.get(userId)!;
    if (seq <= member.marks.readSeq!) return;
    member.marks = { ...member.marks, deliveredSeq: Math.max(seq, member.marks.deliveredSeq), readSeq: seq };
    member.markedAt = ++this.#clock;
  }

  #time(): string {
    return new Date(++this.#clock * 1_000).toISOString();
  }
}

interface Asked {
  path?: { conversationId?: string };
  query?: Wanted;
  body?: { cursor?: string; known?: Known[] };
}

/** An API whose answers go through the hands of a test. */
export function apiOf(server: ModelServer, carry: (answer: () => unknown) => Promise<unknown>): Api {
  const call = (method: string) => (path: string, asked: Asked = {}) => carry(() => structuredClone(server.answer(method, path, asked)));
  const all = async (path: string, asked: Asked = {}): Promise<unknown[]> => ((await call("GET")(path, asked)) as { items: unknown[] }).items;
  return { get: call("GET"), post: call("POST"), put: call("PUT"), patch: call("PATCH"), delete: call("DELETE"), all } as unknown as Api;
}
