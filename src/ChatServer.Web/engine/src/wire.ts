// Short names for what the server says; the shapes are generated from its description.

import type { components } from "./generated/api.js";

type Schemas = components["schemas"];

export type Message = Schemas["MessageView"];
export type Media = Schemas["MediaView"];
export type ConversationOfServer = Schemas["ConversationView"];
export type ConversationFacts = Schemas["ConversationFacts"];
export type Rules = Schemas["ConversationRules"];
export type Role = ConversationOfServer["myRole"];
export type Member = Schemas["MemberView"];
export type MemberListItem = Schemas["MemberListItem"];
export type Card = Schemas["UserCard"];
export type Me = Schemas["OwnProfile"];
export type Avatar = Schemas["AvatarView"];
export type Draft = Schemas["DraftView"];
export type Notification = Schemas["NotificationView"];
export type UnreadCounts = Schemas["UnreadView"];
export type Capabilities = Schemas["CapabilitiesView"];
export type SendRequest = Schemas["SendMessageRequest"];
export type SyncRequest = Schemas["SyncRequest"];
export type SyncAnswer = Schemas["SyncAnswer"];
export type SyncedConversation = Schemas["SyncedConversation"];
export type Marks = Schemas["SyncedMarks"];
export type ListChange = Schemas["ListChange"];
export type ConversationPreferences = Schemas["ConversationPreferencesView"];
export type Problem = Schemas["ProblemDocument"];
export type SignedIn = Schemas["SignedIn"];

/** A change with whatever subject it has: clients go by the subject, whatever the kind. */
export interface Change {
  seq: number;
  kind: string;
  at: string;
  actorId: string;
  message?: Message | null;
  member?: Member;
  conversation?: ConversationFacts;
  thread?: Schemas["ThreadFacts"];
  set?: Schemas["SetView"];
}

/** What the hub tells. */
export interface HubEvents {
  change: Change & { conversationId: string; epoch: number };
  receipt: Marks & { conversationId: string };
  typing: { conversationId: string; userId: string; expiresAt: string };
  presence: { userId: string; status: "online" | "offline"; lastSeenAt?: string };
  user: Card;
  me: ListChange;
  watching: { eventId: string; watching: number };
  reactions: { eventId: string; totals: readonly { emoji: string; count: number }[] };
  resync: { conversationId?: string };
}
