import type { ConversationMember, ConversationSummary, ConversationView, Item, MessageWindow } from "../contract.js";
import type { ProblemError } from "../problem-error.js";
import { sharedOf } from "../state/held.js";
import type { Opened } from "../state/opened.js";
import { reachOf } from "../state/receipts.js";
import { NOTHING } from "../state/window.js";
import { remembered } from "../util/soon.js";
import type { ConversationOfServer, Draft } from "../wire.js";
import { Items, nextExpiry } from "./items.js";
import type { Loader } from "./loader.js";
import type { OwnReactions } from "./own-reactions.js";
import type { Patches } from "./patches.js";
import { isSilenced, rightsIn } from "./rights.js";
import type { Surroundings } from "./surroundings.js";

interface Sources {
  id: string;
  around: Surroundings;
  loader: Loader;
  patches: Patches;
  reactions: OwnReactions;
}

/** Makes what is shown of a conversation out of what is held. As long as nothing changed, it is the very same object. */
export class Showing {
  #items = new Items();

  constructor(private readonly from: Sources) {}

  /** @param readBefore Up to where I had read when it was opened: before that is known, nothing is shown, which might be taken as read. */
  window(readBefore: number | undefined): MessageWindow {
    const { id, around, loader, patches, reactions } = this.from;
    const { messages, hasOlder, hasNewer } = (readBefore !== undefined && loader.opened?.stretch) || NOTHING;
    reactions.look(messages);
    const items = this.#items.of(messages, hasNewer ? [] : around.outbox.in(id), {
      me: around.me,
      now: around.now(),
      reach: this.#reach(loader.opened?.members, loader.opened?.marks),
      patched: (message) => patches.apply(message),
      myReactions: (message) => reactions.of(message),
      upload: (uploadId) => around.uploads.get(uploadId),
    });
    return this.#window(items, hasOlder, hasNewer, firstAfter(readBefore ?? Infinity, items), loader.loading > 0, loader.problem);
  }

  view(): ConversationView {
    const { id, around, loader } = this.from;
    const view = around.list.get(id)?.view;
    const parent = view?.parentId ? around.list.get(view.parentId)?.view : undefined;
    const state = loader.isGone ? "gone" : loader.opened ? "ready" : "loading";
    return this.#view(
      state, around.summary(id), view, parent, isSilenced(view, around.now()), this.#members(loader.opened?.members, loader.opened?.marks),
      loader.opened?.pins, around.drafts.in(id));
  }

  /** When something is to be shown otherwise without a word from the server: a message has had its time, or I may write again. */
  nextChange(): number | null {
    const { id, around, loader } = this.from;
    const view = around.list.get(id)?.view;
    const now = around.now();
    const again = isSilenced(view, now) ? new Date(view!.silencedUntil!).getTime() : Infinity;
    const next = Math.min(again, nextExpiry(loader.opened?.stretch.messages ?? [], now) ?? Infinity);
    return next === Infinity ? null : next;
  }

  #window = remembered((
    items: readonly Item[], hasOlder: boolean, hasNewer: boolean, firstUnreadSeq: number | null, loading: boolean, problem: ProblemError | undefined,
  ): MessageWindow => ({ items, hasOlder, hasNewer, firstUnreadSeq, loading, ...(problem && { problem }) }));

  #reach = remembered((members: Opened["members"] | undefined, marks: Opened["marks"] = new Map()) => {
    const others = [...(members?.keys() ?? [])].filter((userId) => userId !== this.from.around.me);
    return reachOf(marks, others);
  });

  #members = remembered((members: Opened["members"] | undefined, marks: Opened["marks"] = new Map()): ConversationView["members"] =>
    members ? [...members.values()].map((member): ConversationMember => ({ ...member, ...(marks.get(member.userId) ?? NO_MARKS) })) : null);

  #view = remembered((
    state: ConversationView["state"], summary: ConversationSummary | null,
    view: ConversationOfServer | undefined, parent: ConversationOfServer | undefined, isSilencedNow: boolean,
    members: ConversationView["members"], pins: Opened["pins"] = [], draft: Draft | undefined,
  ): ConversationView => ({
    id: this.from.id, state, summary, members, pins,
    facts: view ? sharedOf(view) : null,
    rights: rightsIn(view, parent, isSilencedNow),
    silencedUntil: isSilencedNow ? view!.silencedUntil : null,
    draft: draft ? { content: draft.content, replyToId: draft.replyToId } : null,
  }));
}

const NO_MARKS = { deliveredSeq: 0, readSeq: 0 };

function firstAfter(seq: number, items: readonly Item[]): number | null {
  return items.find(({ message, isMine }) => !isMine && message.seq > seq && !message.deletedAt)?.message.seq ?? null;
}
