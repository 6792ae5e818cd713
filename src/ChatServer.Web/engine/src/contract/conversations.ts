// What an app sees of conversations.

import type { ProblemError } from "../problem-error.js";
import type { Readable } from "../readable.js";
import type { Avatar, ConversationFacts, ConversationOfServer, Message, Role, SendRequest } from "../wire.js";
import type { Upload } from "./uploads.js";

/** How far one's own message has come; a message of somebody else is always `sent`. */
export type ItemStatus = "sending" | "failed" | "sent" | "delivered" | "read";

/** A message as it is shown. */
export interface Item {
  /** The same from the moment of sending on. */
  key: string;

  /** What the server has, with what was done here meanwhile. While it is being sent, its id is the client id and its seq Infinity. */
  message: Message;

  isMine: boolean;
  status: ItemStatus;

  /** Why it failed; `retry` or `discard` it. */
  problem?: ProblemError;

  /** The emoji with which I reacted. */
  myReactions: readonly string[];

  /** Files that are still on their way to the server with it. */
  uploads: readonly Upload[];
}

/** A stretch of a conversation without holes. */
export interface MessageWindow {
  /** In the order in which they are shown; those being sent come last, once the newest messages are here. */
  items: readonly Item[];
  hasOlder: boolean;
  hasNewer: boolean;

  /** The first message that was unread when the conversation was opened, or since it was last left. */
  firstUnreadSeq: number | null;
  loading: boolean;

  /** Why the last load failed. What is shown then is what was seen before. */
  problem?: ProblemError;
}

export interface ConversationSummary {
  id: string;
  kind: ConversationOfServer["kind"];
  parentId: string | null;

  /** Of a direct conversation the other person's name; empty where it has none: the app names it. */
  title: string;
  avatar: Avatar | null;
  peerId: string | null;
  memberCount: number;
  myRole: Role;
  unread: number;
  mentions: number;
  markedUnread: boolean;
  archived: boolean;
  pinned: boolean;

  /** Nothing in it disturbs, at least now. */
  muted: boolean;
  draft: string | null;

  /** Who is writing. */
  typing: readonly string[];

  /** The newest message, also one that is still being sent. */
  last: Item | null;
  updatedAt: string;
}

/** What I may do in a conversation. The server decides; this tells what to offer. */
export interface Rights {
  post: boolean;
  reply: boolean;
  react: boolean;
  pin: boolean;
  add: boolean;
  changeInfo: boolean;
  mentionAll: boolean;

  /** Remove messages and people of a lower role. */
  moderate: boolean;
}

export interface ConversationMember {
  userId: string;
  role: Role;
  joinedAt: string;

  /** Until then they read and do not write; null, or a time that has passed: they may write. */
  silencedUntil: string | null;
  deliveredSeq: number;

  /** Null: somebody who does not show it, or whom I do not show mine. */
  readSeq: number | null;
}

export interface ConversationView {
  id: string;

  /** `gone`: I am not in it, or there is no such. */
  state: "loading" | "ready" | "gone";

  /** As in the list; null until it is known. */
  summary: ConversationSummary | null;

  /** What is the same for everybody: description, rules, owner …; null until it is known. */
  facts: ConversationFacts | null;

  /** In conversations of up to 256 members that are no crowds (`isCrowd`); otherwise null: page through `/conversations/{conversationId}/members`. */
  members: readonly ConversationMember[] | null;
  rights: Rights;

  /** Until then I may not write. */
  silencedUntil: string | null;

  /** What is pinned in it, what was pinned last first. */
  pins: readonly Message[];
  draft: { content: string; replyToId: string | null } | null;
}

export type Outgoing = Omit<SendRequest, "clientId"> & {
  /** Ids of uploads, under way or done; they go with the message in this order, before `mediaIds`. */
  uploads?: readonly string[];
};

export type JumpTarget = { seq: number } | { date: Date } | "unread" | "latest";

export interface Conversation {
  readonly id: string;
  readonly view: Readable<ConversationView>;
  readonly messages: Readable<MessageWindow>;

  /** Loads it and keeps it up to date, until the answer is called. */
  open(): () => void;

  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  jumpTo(target: JumpTarget): Promise<void>;

  /** Shows it at once and sends it as soon as that is possible, also after a reload. Answers its client id; the item shows how it went. */
  send(message: Outgoing): string;
  retry(clientId: string): void;
  discard(clientId: string): void;

  // These show their effect at once, take it back if the server says no, and throw why.
  edit(messageId: string, content: string): Promise<void>;
  remove(messageId: string): Promise<void>;
  react(messageId: string, emoji: string, on: boolean): Promise<void>;

  /** Everything up to here was seen. */
  markRead(seq: number): void;

  /** Somebody typed; call it at every key. */
  typing(): void;
  saveDraft(content: string, replyToId?: string | null): void;
}
