import type { Api } from "../api/api.js";
import { Hub, type HubState } from "../hub/hub.js";
import type { OutboxNews } from "../outbox/outbox.js";
import type { Presences } from "../people/presences.js";
import type { Platform } from "../platform.js";
import { Tabs } from "../tabs/tabs.js";
import type { HubEvents, Message } from "../wire.js";

/** What the hub tells, with its name. */
export type HubEvent = { [K in keyof HubEvents]: { name: K; body: HubEvents[K] } }[keyof HubEvents];

/** What the tabs of one person tell each other. */
type TabMessage =
  | { type: "event"; event: HubEvent }
  | { type: "hub"; state: HubState; present: HubEvents["presence"][] }
  | { type: "outbox"; news: OutboxNews }
  | { type: "sent"; message: Message }
  | { type: "typing"; conversationId: string }
  | { type: "wake" }

  /** A new tab wants to know how the socket is. */
  | { type: "hello" };

export interface LineOptions {
  name: string;
  url: string;
  api: Api;
  platform: Platform;
  presences: Presences;
}

export interface LineListener {
  event(event: HubEvent): void;

  /** The socket is there again: what happened meanwhile has to be read. */
  connected(): void;

  /** The socket came or went. */
  state(): void;

  /** This tab leads from now on. */
  lead(): void;

  /** Another tab wrote or discarded something, or sent it. */
  outbox(news: OutboxNews): void;
  sent(message: Message): void;

  /** There is a reason to try again what failed. */
  wake(): void;
}

/** The one socket of all tabs. The tab that leads has it, and passes on what it tells. */
export class Line {
  state: HubState = "connecting";

  #hub: Hub | undefined;
  #tabs: Tabs<TabMessage>;

  constructor(private readonly options: LineOptions, private readonly on: LineListener) {
    this.#tabs = new Tabs(options.platform, options.name, (message) => this.#hearTab(message), () => this.#lead());
    this.#tabs.tell({ type: "hello" });
  }

  get isLeader(): boolean {
    return this.#tabs.isLeader;
  }

  typing(conversationId: string): void {
    if (this.#hub) this.#hub.tell("Typing", conversationId);
    else this.#tabs.tell({ type: "typing", conversationId });
  }

  tellOutbox(news: OutboxNews): void {
    this.#tabs.tell({ type: "outbox", news });
  }

  tellSent(message: Message): void {
    this.#tabs.tell({ type: "sent", message });
  }

  /** The network is back, or somebody looks. */
  wake(): void {
    if (this.isLeader) this.#wakeHere();
    else this.#tabs.tell({ type: "wake" });
  }

  async close(): Promise<void> {
    this.#tabs.close();
    await this.#hub?.stop();
  }

  #lead(): void {
    const { url, api, platform } = this.options;
    this.#hub = new Hub({
      url,
      ticket: async () => (await api.post("/realtime/tickets")).ticket,
      onEvent: (name, body) => this.#hearHub({ name, body } as HubEvent),
      onState: (state) => this.#hearState(state),
      random: platform.random,
    });
    this.on.lead();
  }

  #hearHub(event: HubEvent): void {
    this.on.event(event);
    this.#tabs.tell({ type: "event", event });
  }

  #hearState(state: HubState): void {
    this.#follow(state, []);
    this.#tellState();
  }

  #hearTab(message: TabMessage): void {
    if (message.type === "event") this.on.event(message.event);
    else if (message.type === "hub") this.#follow(message.state, message.present);
    else if (message.type === "outbox") this.on.outbox(message.news);
    else if (message.type === "sent") this.on.sent(message.message);
    else if (message.type === "typing") this.#hub?.tell("Typing", message.conversationId);
    else if (message.type === "wake" && this.isLeader) this.#wakeHere();
    else if (message.type === "hello") this.#tellState();
  }

  #tellState(): void {
    if (this.isLeader) this.#tabs.tell({ type: "hub", state: this.state, present: this.options.presences.known() });
  }

  #follow(state: HubState, present: readonly HubEvents["presence"][]): void {
    const wasConnected = this.state === "connected";
    this.state = state;

    // Who goes while nothing is heard is not heard of.
    if (state !== "connected") this.options.presences.forget();
    for (const presence of present) this.options.presences.hear(presence);
    this.on.state();
    if (state === "connected" && !wasConnected) this.on.connected();
  }

  #wakeHere(): void {
    this.#hub?.wake();
    this.on.wake();
  }
}
