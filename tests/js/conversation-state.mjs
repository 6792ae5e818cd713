// One conversation as an app keeps it, by the rules of the API description.

import { withoutAddresses } from "./addresses.mjs";

const isCrowd = (kind) => kind === "channel" || kind === "event";
const MOVES_NOTHING_UP = /^(message\.(?!sent$)|event\.staged$|poll\.|media\.|set\.|thread\.(updated|deleted)$|conversation\.counted$)/;

export class ConversationState {
  members = new Map();
  messages = new Map();
  isOver = false;
  #marks = new Map();

  /** From the view that GET /conversations shows and Sync brings along. */
  constructor({ id, epoch, headSeq, updatedAt, avatar, ...view }) {
    this.keep(view);
    const { kind, parentId, title, description, topic, disappearAfter, rules, ownerId, peerId, memberCount, createdAt, closedAt } = view;
    const facts = { kind, parentId, title, description, topic, public: view.public, avatar: withoutAddresses(avatar), disappearAfter, rules, ownerId, peerId, memberCount: isCrowd(kind) ? memberCount : null, createdAt, closedAt };
    Object.assign(this, { id, epoch, seq: headSeq, facts, updatedAt });
  }

  /** Takes the next change in; false for one that came before. */
  apply({ seq, kind, at, conversation, member, message, event, stage }) {
    if (seq <= this.seq) return false;
    if (seq !== this.seq + 1) throw new Error(`${seq} cannot follow ${this.seq}`);
    this.seq = seq;
    if (!MOVES_NOTHING_UP.test(kind)) this.updatedAt = at;

    if (conversation) this.#describe(conversation);
    if (member?.leftSeq === null) this.join(member);
    else if (member) this.leave(member);
    if (message) this.put(message);
    if (event) this.show(event);
    if (stage) this.stage = stage;

    // No receipt tells that who joins has read what came before, and who sends what they wrote.
    if (kind === "member.joined") this.#moveTo(member.joinedSeq, member.userId);
    if (kind === "message.sent") this.#moveTo(message.seq, message.senderId);
    return true;
  }

  /** How its person keeps it. */
  keep({ archived, markedUnread }) {
    this.own = { archived, markedUnread };
  }

  put(message) {
    this.messages.set(message.seq, withoutAddresses(message));
  }

  /** What belongs to a conversation of kind event. */
  show({ title, description, topic, visibility, capacity, state, scheduledAt, scheduledEndAt, startedAt, endedAt, hasStream, version }) {
    this.event = { title, description, topic, visibility, capacity, state, scheduledAt, scheduledEndAt, startedAt, endedAt, hasStream, version };
  }

  join({ userId, role, joinedAt, joinedSeq, silencedUntil }) {
    this.members.set(userId, { role, joinedAt, joinedSeq, silencedUntil });
  }

  leave({ userId }) {
    this.members.delete(userId);
  }

  /** Marks never go back. No read mark at all is somebody who does not show it. */
  move({ userId, deliveredSeq, readSeq }) {
    const before = this.#marks.get(userId) ?? { deliveredSeq: 0, readSeq: 0 };
    this.#marks.set(userId, {
      deliveredSeq: Math.max(deliveredSeq, before.deliveredSeq),
      readSeq: readSeq === null ? null : Math.max(readSeq, before.readSeq),
    });
  }

  /** Only members' marks count: what Sync says may be older than what the hub has told meanwhile. */
  get marks() {
    return new Map([...this.#marks].filter(([userId]) => this.members.has(userId)));
  }

  oldestSeq() {
    return Math.min(this.seq + 1, ...this.messages.keys());
  }

  senders() {
    return [...this.messages.values()].map((message) => message.senderId);
  }

  /** Of those who subscribe, or take part in an event, one hears how many they are. */
  get isCrowd() {
    return isCrowd(this.facts.kind);
  }

  /** What GET /conversations shows me. */
  view(me) {
    const { readSeq, deliveredSeq } = this.#marks.get(me);
    const { role, silencedUntil } = this.members.get(me);
    const unread = [...this.messages.values()].filter((m) => m.seq > readSeq && m.senderId !== me && m.deletedAt === null);
    return {
      ...this.facts, ...this.own, id: this.id, epoch: this.epoch, headSeq: this.seq, updatedAt: this.updatedAt, memberCount: this.isCrowd ? this.facts.memberCount : this.members.size,
      myRole: role, silencedUntil, unread: unread.length, mentions: unread.filter((m) => mentions(m, me)).length, readSeq, deliveredSeq,
      lastMessage: this.messages.get(Math.max(...this.messages.keys())) ?? null,
    };
  }

  #describe({ title, description, topic, avatar, disappearAfter, rules, ownerId, memberCount, closedAt, deletedAt, ...facts }) {
    Object.assign(this.facts, { title, description, topic, public: facts.public, memberCount: this.isCrowd ? memberCount : null, avatar: withoutAddresses(avatar), disappearAfter, rules, ownerId, closedAt });
    this.isOver = deletedAt !== null;
  }

  #moveTo(seq, userId) {
    const isShown = this.#marks.get(userId)?.readSeq !== null;
    this.move({ userId, deliveredSeq: seq, readSeq: isShown ? seq : null });
  }
}

function mentions({ entities = [] }, me) {
  return entities.some(({ type, userId }) => type === "mentionAll" || (type === "mention" && userId === me));
}
