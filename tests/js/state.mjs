// What an app keeps of its person's conversations, by the rules of the API description and of /docs/hub: loaded once, then kept
// up to date by the hub's events, and after every absence by Sync.

import { withoutAddresses } from "./addresses.mjs";
import { ConversationState } from "./conversation-state.mjs";
import { NotificationState } from "./notification-state.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { OwnState } from "./own-state.mjs";

const ME = ["settings.updated", "session.started", "session.ended"];
const SETS = "sets.updated";
const JOINED = "conversation.joined";
const PINNED = "conversations.pinned";
const MARKED = "conversation.marked";
const LISTED = ["conversation.hidden", "conversation.shown"];

export class ClientState {
  conversations = new Map();
  users = new Map();
  sets = new Map();
  #cursor;
  #epoch;
  #unloaded = new Set();

  /** Asks Sync until there is no more. */
  catchUp = oneAtATime(() => this.#catchUp());

  /** @param sync Asks for Sync with this request, by the hub or by REST. */
  constructor(person, sync) {
    Object.assign(this, { person, sync, notifications: new NotificationState(person), own: new OwnState(person) });
  }

  async load() {
    // First the cursor, then the lists, so that nothing falls between them.
    this.#cursor = (await this.sync({})).cursor;
    await this.#loadMe();
    await this.#loadList();
    await this.#loadSets(await this.person.all("/sets"));
    await this.notifications.load();
    await this.own.load();
    await this.#loadPinned();
    await this.catchUp();
  }

  listenTo(hub) {
    hub.on("change", (change) => this.#follow(change));
    hub.on("receipt", ({ conversationId, ...marks }) => this.conversations.get(conversationId)?.move(marks));
    hub.on("user", (card) => this.#put(card));
    hub.on("me", ({ kind }) => ME.includes(kind) && this.#loadMe());
    hub.on("me", ({ kind, subjectId }) => kind === SETS && this.#loadSets([{ id: subjectId }]));
    hub.on("me", ({ kind }) => NotificationState.isOf(kind) && this.notifications.load());
    hub.on("me", ({ kind }) => this.own.hear([kind]));
    hub.on("me", ({ kind }) => kind === PINNED && this.#loadPinned());
    hub.on("me", ({ kind, subjectId }) => kind === MARKED && this.#loadMarks([subjectId]));
    hub.on("resync", () => this.catchUp());

    // If the network fails again meanwhile, the next connection asks again.
    hub.onreconnected(() => this.catchUp().catch(() => {}));
  }

  /** The list as GET /conversations shows it. */
  list() {
    const newestFirst = (a, b) => (a.updatedAt === b.updatedAt ? (a.id < b.id ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1);
    return [...this.conversations.values()].map((c) => c.view(this.person.id)).sort(newestFirst);
  }

  /** Reads all that was said before what is here, as scrolling up does. */
  async scrollUp(conversation) {
    while (await this.#loadOlder(conversation));
    await this.#meet(conversation.senders());
  }

  async #catchUp() {
    for (let hasMore = true; hasMore;) {
      const answer = await this.sync({ cursor: this.#cursor, known: this.#known(), limit: 100 });
      this.#forgetAnotherPast(answer);
      for (const card of answer.users) this.#put(card);
      for (const synced of answer.conversations) await this.#take(synced);
      if (answer.me.some(({ kind }) => ME.includes(kind))) await this.#loadMe();
      if (answer.me.some(({ kind }) => NotificationState.isOf(kind))) await this.notifications.load();
      await this.own.hear(answer.me.map(({ kind }) => kind));
      if (answer.me.some(({ kind }) => kind === PINNED)) await this.#loadPinned();
      await this.#loadMarks(answer.me.filter(({ kind }) => kind === MARKED).map(({ subjectId }) => subjectId));
      if (answer.me.some(({ kind }) => LISTED.includes(kind))) await this.#loadList();
      answer.me.filter(({ kind }) => kind === JOINED).forEach(({ subjectId }) => this.#comeBack(subjectId));
      await this.#loadSets(answer.me.filter(({ kind }) => kind === SETS).map(({ subjectId }) => ({ id: subjectId })));
      this.#cursor = answer.cursor;
      hasMore = answer.hasMore || this.#unloaded.size > 0;
    }
  }

  /** Of no epoch, Sync answers tooLong, which brings the view and everybody's marks. */
  #known() {
    const loaded = [...this.conversations.values()].map(({ id, epoch, seq }) => ({ conversationId: id, epoch, seq }));
    return [...loaded, ...[...this.#unloaded].map((conversationId) => ({ conversationId, epoch: 0, seq: 0 }))];
  }

  async #take({ conversationId, status, changes, receipts, ...synced }) {
    if (status === "gone") this.conversations.delete(conversationId);
    else if (status === "tooLong") await this.#tryReload(synced.conversation, receipts);
    else if (!this.conversations.has(conversationId)) return this.#unloaded.add(conversationId);
    this.#unloaded.delete(conversationId);
    for (const change of changes) await this.#apply(this.conversations.get(conversationId), change);
    for (const marks of receipts) this.conversations.get(conversationId)?.move(marks);
  }

  /** A change is applied if it is the next one, and ignored if it came before. Otherwise something is missing. */
  #follow(change) {
    const conversation = this.conversations.get(change.conversationId);
    const isNext = conversation?.epoch === change.epoch && change.seq <= conversation.seq + 1;
    return isNext ? this.#apply(conversation, change) : this.catchUp();
  }

  async #apply(conversation, change) {
    if (!conversation?.apply(change)) return;
    if (change.set?.deletedAt) this.sets.delete(change.set.id);
    else if (change.set && !(this.sets.get(change.set.id)?.version >= change.set.version)) await this.#loadSets([change.set]);
    if (!conversation.isOver && conversation.members.has(this.person.id)) await this.#meet(change.member ? [change.member.userId] : []);
    else this.conversations.delete(conversation.id);
  }

  /** Whoever goes out meanwhile is refused with 404: then it is gone, and the next Sync says the same. */
  async #tryReload(view, receipts) {
    try {
      await this.#reload(view, receipts);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      this.conversations.delete(view.id);
    }
  }

  async #reload(view, receipts) {
    const conversation = new ConversationState(view);
    for (const marks of receipts) conversation.move(marks);
    conversation.move({ userId: this.person.id, deliveredSeq: view.deliveredSeq, readSeq: view.readSeq });
    for (const member of await this.person.all(`/conversations/${view.id}/members`)) conversation.join(member);

    if (view.kind === "event") {
      conversation.show(await this.person.get(`/events/${view.id}`));
      conversation.stage = await this.person.get(`/events/${view.id}/stage`);
    }

    for (const set of this.sets.values()) if (set.conversationId === view.id) this.sets.delete(set.id);
    await this.#loadSets(await this.person.all(`/sets?conversationId=${view.id}`));

    // The newest page, and as many more as are unread.
    while (await this.#loadOlder(conversation) && conversation.oldestSeq() > view.readSeq);
    await this.#meet([...conversation.members.keys(), ...conversation.senders()]);
    this.conversations.set(view.id, conversation);
  }

  async #loadOlder(conversation) {
    const page = await this.person.get(`/conversations/${conversation.id}/messages?limit=200&before=${conversation.oldestSeq()}`);
    for (const message of page.items) conversation.put(message);
    return page.hasMore;
  }

  /** Of two answers the newer one counts; a set that is gone is refused with 404. */
  async #loadSets(sets) {
    for (const { id } of sets) {
      try {
        const set = await this.person.get(`/sets/${id}`);
        if (!(this.sets.get(id)?.version > set.version)) this.sets.set(id, withoutAddresses(set));
      } catch (problem) {
        if (problem.status !== 404) throw problem;
        this.sets.delete(id);
      }
    }
  }

  /** A channel's log does not tell that one went out and came back: what is held of it is of before. */
  #comeBack(id) {
    if (!this.conversations.get(id)?.isCrowd) return;
    this.conversations.delete(id);
    this.#unloaded.add(id);
  }

  async #loadPinned() {
    this.pinned = (await this.person.get("/conversations/pinned")).conversationIds;
  }

  /** How its person keeps a conversation; one that is not theirs any more is refused with 404. */
  async #loadMarks(ids) {
    for (const id of ids) {
      try {
        const view = await this.person.get(`/conversations/${id}`);
        this.conversations.get(id)?.keep(view);
      } catch (problem) {
        if (problem.status !== 404) throw problem;
      }
    }
  }

  async #loadMe() {
    this.me = withoutAddresses(await this.person.get("/users/me"));
    this.sessions = (await this.person.all("/sessions")).map(({ id, device }) => ({ id, device }));
  }

  /** Takes away what is hidden; what is new is loaded by the next Sync. */
  async #loadList() {
    const listed = new Set((await this.person.all("/conversations")).map((view) => view.id));
    for (const id of this.conversations.keys()) if (!listed.has(id)) this.conversations.delete(id);
    for (const id of listed) if (!this.conversations.has(id)) this.#unloaded.add(id);
  }

  /** Reads the cards of people who come in: what they changed before was not told here. */
  async #meet(ids) {
    const people = [...new Set(ids)];
    while (people.length > 0)
      for (const card of (await this.person.get(`/users?ids=${people.splice(0, 100)}`)).items) this.#put(card);
  }

  /** Of two cards of a person the newer one counts, whichever way it came. */
  #put(card) {
    if (!(this.users.get(card.id)?.version > card.version)) this.users.set(card.id, withoutAddresses(card));
  }

  /** Versions of cards are comparable within one epoch only, as positions are; Sync tells all cards then. */
  #forgetAnotherPast({ conversations }) {
    const epoch = conversations[0]?.epoch ?? this.#epoch;
    if (epoch !== this.#epoch) this.users.clear();
    this.#epoch = epoch;
  }
}
