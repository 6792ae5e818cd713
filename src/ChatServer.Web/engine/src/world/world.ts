import type { Connection } from "../contract.js";
import { Sender } from "../outbox/sender.js";
import type { Platform } from "../platform.js";
import { Value } from "../readable.js";
import { Room } from "../rooms/room.js";
import { Backoff, pauseAfter } from "../util/backoff.js";
import { oneAtATime } from "../util/one-at-a-time.js";
import type { Message } from "../wire.js";
import { Holdings, type HoldingsOptions } from "./holdings.js";
import { Line, type HubEvent, type LineListener } from "./line.js";

export interface WorldOptions extends Omit<HoldingsOptions, "onOutbox" | "now" | "httpStack" | "locks"> {
  name: string;
  platform: Platform;
}

/** So many conversations that were left stay in memory, and are there at once when one comes back. */
const MOST_LEFT_ROOMS = 5;

/** One person's world in one tab, from sign-in to sign-out. Nothing of it outlives that. */
export class World {
  readonly connection = new Value<Connection>("connecting");
  readonly held: Holdings;

  #line: Line | undefined;
  #sender: Sender | undefined;
  #left: Room[] = [];
  #isCatchingUp = false;
  #backoff: Backoff;
  #closed = new AbortController();

  constructor(private readonly options: WorldOptions) {
    const { random, now, httpStack, locks } = options.platform;
    this.#backoff = new Backoff(random);
    this.held = new Holdings({ ...options, now, httpStack, locks, onOutbox: (news) => this.#line?.tellOutbox(news) });
  }

  /** Shows what was kept, then brings it up to date and keeps it so. */
  async start(): Promise<void> {
    const { platform, name, baseUrl, api } = this.options;
    const { keeper, outbox, marking, summaries, presences } = this.held;
    // What a browser fails to read, the server tells again.
    const wasKept = await keeper.restore().catch(() => false);
    if (this.#closed.signal.aborted) return;

    // First the line, then what is kept: what another tab sends meanwhile is heard. What was written here before that is told now.
    this.#line = new Line({ name, url: `${baseUrl}/hubs/chat`, api, platform, presences }, this.#listener());
    const ends = [platform.onWake(() => this.#wake()), platform.onHide(() => this.held.hide())];
    this.#closed.signal.addEventListener("abort", () => ends.forEach((end) => end()));
    for (const pending of outbox.all()) this.#line.tellOutbox({ clientId: pending.clientId, pending });
    await Promise.all([outbox.load(), marking.load()]).catch(() => {});
    if (this.#closed.signal.aborted) return;
    if (wasKept) summaries.begin();
    void this.#catchUp();
  }

  conversation(id: string): Room {
    const { rooms, summaries } = this.held;
    let room = rooms.get(id);
    if (!room) {
      const { api, me, platform: { now, random } } = this.options;
      room = new Room({
        ...this.held, api, now, random, me: me.id,
        summary: (id) => summaries.of(id),
        look: () => this.#sender?.look(),
        tellTyping: (conversationId) => this.#line?.typing(conversationId),
        onLeft: (room) => this.#keepLeft(room),
      }, id);
      rooms.set(id, room);
    }
    room.look();
    return room;
  }

  async close(): Promise<void> {
    await this.held.keep();
    this.#closed.abort();
    this.#sender?.stop();
    this.held.stop();
    await this.#line?.close();
  }

  #listener(): LineListener {
    return {
      event: (event) => this.#hear(event),
      connected: () => this.#reconnected(),
      state: () => this.#showConnection(),
      lead: () => void this.#lead(),
      outbox: (news) => {
        this.held.outbox.hear(news);
        this.#sender?.look();
      },
      sent: (message) => this.held.take(message),
      wake: () => this.#sender?.wake(),
    };
  }

  /** This tab sends for all from now on, and keeps what is heard. */
  async #lead(): Promise<void> {
    const { api, platform: { random } } = this.options;
    const { keeper, outbox, uploads } = this.held;
    void keeper.begin();
    this.#sender = new Sender(api, outbox, (ids, signal) => uploads.mediaOf(ids, signal), (message) => this.#hearSent(message), random);

    // What the tab that led before has not heard of.
    const isLoaded = await outbox.load().then(() => true, () => false);
    this.#sender.look();
    if (isLoaded) await uploads.sweep(new Set([...outbox.all()].flatMap((pending) => pending.uploads))).catch(() => {});
  }

  #hearSent(message: Message): void {
    this.held.take(message);
    this.#line?.tellSent(message);
  }

  #hear(event: HubEvent): void {
    const { typists, presences, cards, catchUp } = this.held;
    if (event.name === "change") this.#hearChange(event.body);
    else if (event.name === "receipt") catchUp.hearMarks(event.body.conversationId, event.body);
    else if (event.name === "typing") typists.hear(event.body);
    else if (event.name === "presence") presences.hear(event.body);
    else if (event.name === "user") cards.put(event.body);
    else if (event.name === "me") void catchUp.hearMine(event.body).catch(() => this.#catchUp()); // Which tells it again.
    else void this.#catchUp();
  }

  #hearChange({ conversationId, epoch, ...change }: Extract<HubEvent, { name: "change" }>["body"]): void {
    if (!this.held.catchUp.hear(conversationId, epoch, change)) void this.#catchUp();
    else if (this.#line?.isLeader && change.kind === "message.sent") this.held.marking.deliver(conversationId);
  }

  /** First the socket, then the way back: what happens meanwhile comes both ways. */
  #reconnected(): void {
    this.held.refresh();
    this.#sender?.wake();
    this.#backoff.wake();
    void this.#catchUp();
  }

  /** Again and again, until nothing is missing. */
  #catchUp = oneAtATime(async () => {
    this.#showConnection(true);
    await this.#backoff.until(this.#closed.signal, () => this.#tryToCatchUp());
    this.#showConnection(false);
  });

  /** Null once it is done; otherwise for how many milliseconds at least to wait. */
  async #tryToCatchUp(): Promise<number | null> {
    const { catchUp, summaries, keeper, marking, drafts, list, rooms } = this.held;
    try {
      await catchUp.run();
    } catch (problem) {
      return pauseAfter(problem);
    }
    if (this.#closed.signal.aborted) return null;
    summaries.begin();
    keeper.position();
    for (const room of rooms.values()) room.recover();
    if (this.#line?.isLeader) for (const [id] of list.all()) marking.deliver(id);
    void marking.flush();
    drafts.flush();
    return null;
  }

  #showConnection(isCatchingUp = this.#isCatchingUp): void {
    this.#isCatchingUp = isCatchingUp;
    const state = this.#line?.state ?? "connecting";
    if (state === "connected") this.connection.set(isCatchingUp ? "catchingUp" : "live");
    else this.connection.set(state);
  }

  #wake(): void {
    this.#backoff.wake();
    this.#line?.wake();
    void this.#catchUp();
  }

  #keepLeft(room: Room): void {
    this.#left = [...this.#left.filter((other) => other !== room), room];
    if (this.#left.length > MOST_LEFT_ROOMS) this.#left.shift()!.release();
  }
}
