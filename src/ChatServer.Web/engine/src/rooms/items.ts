// Makes of messages what is shown. What did not change stays the very same object, so that a screen draws only what did.

import type { Item, ItemStatus, Upload } from "../contract.js";
import type { Pending } from "../outbox/outbox.js";
import { ProblemError } from "../problem-error.js";
import { statusOf, type Reach } from "../state/receipts.js";
import type { Message, SendRequest } from "../wire.js";

const NO_UPLOADS: readonly Upload[] = [];

export interface Shown {
  me: string;
  now: Date;
  reach: Reach;
  patched: (message: Message) => Message;
  myReactions: (message: Message) => readonly string[];
  upload: (id: string) => Upload | undefined;
}

export class Items {
  #before = new Map<string, Item>();
  #shown: readonly Item[] = [];

  of(messages: readonly Message[], pending: readonly Pending[], shown: Shown): readonly Item[] {
    const sent = new Set(messages.filter(({ senderId }) => senderId === shown.me).map(({ clientId }) => clientId));
    const items = [
      ...messages.map((message) => itemOf(message, shown)),
      ...pending.filter(({ clientId }) => !sent.has(clientId)).map((one) => pendingItem(one, shown)),
    ].map((item) => this.#same(item));
    if (items.length === this.#shown.length && items.every((item, i) => item === this.#shown[i])) return this.#shown;
    this.#before = new Map(items.map((item) => [item.key, item]));
    return (this.#shown = items);
  }

  #same(item: Item): Item {
    const before = this.#before.get(item.key);
    return before && isSame(before, item) ? before : item;
  }
}

export function itemOf(given: Message, { me, now, reach, patched, myReactions }: Shown): Item {
  const message = asOf(patched(given), now);
  const isMine = message.senderId === me;
  // Somebody else's client id may be anything, also one of mine.
  const key = isMine ? message.clientId : message.id;
  return { key, message, isMine, status: isMine ? statusOf(message, reach) : "sent", myReactions: myReactions(message), uploads: NO_UPLOADS };
}

export function pendingItem(pending: Pending, { me, upload }: Pick<Shown, "me" | "upload">): Item {
  const { clientId, conversationId, createdAt, request, uploads, problem } = pending;
  const { content, replyToId = null, poll } = request;
  const status: ItemStatus = problem ? "failed" : "sending";
  return {
    key: clientId,
    message: {
      id: clientId, conversationId, seq: Infinity, clientId, senderId: me, content, media: [], replyToId, createdAt, editedAt: null, deletedAt: null,
      ...(poll && { poll: asAsked(poll) }),
    },
    isMine: true,
    status,
    ...(problem && { problem: new ProblemError(problem) }),
    myReactions: [],
    uploads: uploads.length === 0 ? NO_UPLOADS : uploads.flatMap((id) => upload(id) ?? []),
  };
}

/** A poll before anybody can have voted. */
function asAsked({ question, options, multiple = false, anonymous = false, closesAt = null }: NonNullable<SendRequest["poll"]>): NonNullable<Message["poll"]> {
  return {
    question, multiple, anonymous, closesAt, voters: 0, closedAt: null, correctOption: null, explanation: null,
    options: options.map(({ text }) => ({ text })), quiz: options.some(({ correct }) => correct),
  };
}

/** What has had its time is gone, also before the server says so. */
function asOf(message: Message, now: Date): Message {
  if (!message.expiresAt || message.deletedAt || new Date(message.expiresAt) > now) return message;
  return { ...message, content: null, media: [], deletedAt: message.expiresAt };
}

/** When the next of them will be gone. */
export function nextExpiry(messages: readonly Message[], now: Date): number | null {
  const times = messages.flatMap(({ expiresAt, deletedAt }) => (expiresAt && !deletedAt ? [new Date(expiresAt).getTime()] : []));
  const next = Math.min(...times.filter((time) => time > now.getTime()));
  return next === Infinity ? null : next;
}

function isSame(a: Item, b: Item): boolean {
  return a.status === b.status && areEqual(a.message, b.message) && a.problem?.code === b.problem?.code
    && areEqual(a.myReactions, b.myReactions) && areEqual(a.uploads, b.uploads);
}

/** Patches and pending messages are made anew each time: what counts is what is in them. */
function areEqual(a: object, b: object): boolean {
  if (a === b) return true;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([name, value]) => {
    const other = (b as Record<string, unknown>)[name];
    return Object.is(value, other) || (Array.isArray(value) && Array.isArray(other) && areEqual(value, other));
  });
}
