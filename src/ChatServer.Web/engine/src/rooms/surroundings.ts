import type { Api } from "../api/api.js";
import type { ConversationSummary } from "../contract.js";
import type { Outbox } from "../outbox/outbox.js";
import type { ConversationList } from "../sync/list.js";
import type { FileUploads } from "../uploads/uploads.js";
import type { Drafts } from "./drafts.js";
import type { Marking } from "./marking.js";
import type { Memory } from "./memory.js";
import type { Room } from "./room.js";

/** What a room needs of the world around it. */
export interface Surroundings {
  api: Api;
  me: string;
  now: () => Date;
  random: () => number;
  list: ConversationList;
  outbox: Outbox;
  memory: Memory;
  drafts: Drafts;
  marking: Marking;
  uploads: FileUploads;
  summary: (id: string) => ConversationSummary | null;

  /** There is something new to send. */
  look: () => void;
  tellTyping: (conversationId: string) => void;

  /** Nobody has it open any more. */
  onLeft: (room: Room) => void;
}
