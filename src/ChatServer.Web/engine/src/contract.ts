// What an app sees of the engine.

import type { Api } from "./api/api.js";
import type { GetPath, ItemOf } from "./api/paths.js";
import type { Conversation, ConversationSummary } from "./contract/conversations.js";
import type { MediaAddresses, Uploads } from "./contract/uploads.js";
import type { Readable } from "./readable.js";
import type { Card, Me, Notification, UnreadCounts } from "./wire.js";

export * from "./contract/conversations.js";
export * from "./contract/uploads.js";

export type Session =
  | { state: "starting" }
  | { state: "signedOut"; why?: "signedOut" | "ended" }
  | { state: "signedIn"; me: Me };

/** `catchingUp`: the socket is there, and what happened meanwhile is being read. */
export type Connection = "offline" | "connecting" | "catchingUp" | "live";

export interface SignUp {
  username: string;
  email: string;
  password: string;
  displayName?: string;
}

export interface SignIn {
  login: string;
  password: string;
  code?: string;
  device?: string;
}

export type Presence = { status: "online" } | { status: "offline"; lastSeenAt?: string } | { status: "unknown" };

export interface People {
  /** Undefined until it has come; asking for it fetches it. */
  card(id: string): Readable<Card | undefined>;
  search(text: string): Promise<Card[]>;
  presence(id: string): Readable<Presence>;
}

export interface NotificationsView {
  /** Newest first; null until they are read. */
  items: readonly Notification[] | null;
  unread: UnreadCounts | null;
}

export interface Notifications extends Readable<NotificationsView> {
  markRead(id: string): Promise<void>;
  markAllRead(): Promise<void>;
}

/** Read when somebody subscribes, and again whenever the server says that it changed; undefined until it has come. */
export interface Lists {
  readonly contacts: LiveList<"/users/me/contacts">;
  readonly contactRequests: LiveList<"/users/me/contact-requests">;
  readonly blocks: LiveList<"/users/me/blocks">;
  readonly invitations: LiveList<"/users/me/invitations">;
  readonly joinRequests: LiveList<"/users/me/join-requests">;
  readonly bans: LiveList<"/bans">;
  readonly bookmarks: LiveList<"/bookmarks">;
  readonly follows: LiveList<"/follows">;
  readonly scheduled: LiveList<"/scheduled">;
  readonly reminders: LiveList<"/reminders">;
  readonly sessions: LiveList<"/sessions">;
  readonly sets: LiveList<"/sets">;
  readonly stories: LiveList<"/stories">;
  readonly reports: LiveList<"/reports">;
  readonly actions: LiveList<"/actions">;
}

type LiveList<P extends GetPath> = Readable<readonly ItemOf<P>[] | undefined>;

/** What belongs to who is signed in (everything from "connection" on but "api") is another after the next sign-in: ask the client for it anew. */
export interface ChatClient {
  readonly session: Readable<Session>;

  signUp(request: SignUp): Promise<void>;
  signIn(request: SignIn): Promise<void>;

  /** Ends the session and clears everything that is kept here, in all tabs. */
  signOut(): Promise<void>;

  readonly connection: Readable<Connection>;

  /** As the list shows them: pinned ones first, then by what happened last. Undefined until they are known. */
  readonly conversations: Readable<readonly ConversationSummary[] | undefined>;

  /** The same object for one id, as long as somebody has it open. */
  conversation(id: string): Conversation;

  readonly people: People;
  readonly notifications: Notifications;
  readonly lists: Lists;
  readonly uploads: Uploads;
  readonly media: MediaAddresses;

  /** Everything that needs no state here: settings, search, group management … */
  readonly api: Api;

  /** Lets go of everything; nothing is deleted. */
  close(): Promise<void>;
}
