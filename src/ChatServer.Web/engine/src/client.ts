import type { Api } from "./api/api.js";
import { createApi } from "./api/rest.js";
import type {
  ChatClient, Connection, Conversation, ConversationSummary, Lists, MediaAddresses, Notifications, People, Session, SignIn, SignUp, Uploads,
} from "./contract.js";
import { browser, type Platform } from "./platform.js";
import { Value, type Readable } from "./readable.js";
import { ProblemError } from "./problem-error.js";
import { gated } from "./storage/gated.js";
import { MemoryStorage } from "./storage/memory.js";
import type { Storage } from "./storage/storage.js";
import type { Me, SignedIn } from "./wire.js";
import { Backoff, pauseAfter } from "./util/backoff.js";
import { World } from "./world/world.js";

export interface ClientOptions {
  /** Where the server is, without a slash at the end; empty: where the page came from. */
  baseUrl?: string;

  /** Two clients with different names in one browser know nothing of each other. */
  name?: string;

  /** Of a session that was opened elsewhere, as by a site's own server. Then nothing is kept in the browser, and this client is on its own. */
  token?: string;
  platform?: Partial<Platform>;
}

interface KeptSession {
  token: string;
  me: Me;
}

/** A client of the server, for as long as the page is open. */
export function createClient(options: ClientOptions = {}): ChatClient {
  return new Client(options);
}

const alone: Partial<Platform> = { openStorage: async () => new MemoryStorage(), locks: undefined, BroadcastChannel: undefined };

/** Whoever signs out does not wait longer for a server that does not answer. */
const SIGN_OUT_MS = 3_000;

const OFFLINE: Readable<Connection> = new Value<Connection>("offline");
const NO_CONVERSATIONS: Readable<undefined> = new Value(undefined);

class Client implements ChatClient {
  readonly session = new Value<Session>({ state: "starting" });
  readonly api: Api;

  #options: { baseUrl: string; name: string; platform: Platform };
  #storage: Promise<Storage>;
  #channel: BroadcastChannel | undefined;
  #token: string | null = null;
  #world: World | undefined;
  #left = new AbortController();
  #clearing: Promise<void> = Promise.resolve();

  constructor({ baseUrl = "", name = "chatserver", token, platform }: ClientOptions) {
    this.#options = { baseUrl, name, platform: { ...browser(), ...(token !== undefined && alone), ...platform } };
    const { openStorage, BroadcastChannel } = this.#options.platform;
    this.#storage = openStorage(name);
    this.#channel = BroadcastChannel && new BroadcastChannel(`${name} session`);
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<"signedIn" | "signedOut">) => void this.#hear(data);
    this.api = this.#apiWith(() => this.#token);
    void (token === undefined ? this.#resume() : this.#goOn(token));
  }

  get connection(): Readable<Connection> {
    return this.#world?.connection ?? OFFLINE;
  }

  get conversations(): Readable<readonly ConversationSummary[] | undefined> {
    return this.#world?.held.summaries.value ?? NO_CONVERSATIONS;
  }

  get people(): People {
    const { cards, presences } = this.#signedIn.held;
    return { card: (id) => cards.card(id), search: (text) => cards.search(text), presence: (id) => presences.of(id) };
  }

  get notifications(): Notifications {
    return this.#signedIn.held.notices;
  }

  get lists(): Lists {
    return this.#signedIn.held.lists.lists;
  }

  get uploads(): Uploads {
    return this.#signedIn.held.uploads;
  }

  get media(): MediaAddresses {
    return this.#signedIn.held.addresses;
  }

  conversation(id: string): Conversation {
    return this.#signedIn.conversation(id);
  }

  async signUp(body: SignUp): Promise<void> {
    await this.#begin(await this.api.post("/users", { body }));
  }

  async signIn(body: SignIn): Promise<void> {
    await this.#begin(await this.api.post("/sessions", { body }));
  }

  async signOut(): Promise<void> {
    // Without an answer the session goes on on the server, but here nothing is left of it.
    await this.api.delete("/sessions/current", { signal: AbortSignal.timeout(SIGN_OUT_MS) }).catch(() => {});
    await this.#forgetAll("signedOut");
  }

  async close(): Promise<void> {
    this.#channel?.close();
    this.#channel = undefined;
    await this.#world?.close();
    await this.#clearing;
    this.#left.abort();
    (await this.#storage).close();
  }

  #apiWith(token: () => string | null): Api {
    const { baseUrl, platform: { fetch } } = this.#options;
    return createApi({ baseUrl, fetch, token, onUnknownToken: (unknown) => unknown === this.#token && void this.#forgetAll("ended") });
  }

  get #signedIn(): World {
    if (!this.#world) throw new Error("Nobody is signed in.");
    return this.#world;
  }

  async #begin({ token, user }: SignedIn): Promise<void> {
    await this.#clearing;
    await this.#keep({ token, me: user });
    await this.#enter({ token, me: user });
    this.#channel?.postMessage("signedIn");
  }

  async #resume(): Promise<void> {
    const kept = await (await this.#storage).read<KeptSession>("meta", "session").catch(() => undefined);
    if (kept) await this.#enter(kept);
    else if (this.session.get().state === "starting") this.session.set({ state: "signedOut" });
  }

  /** With a session that is there already; what fails for a while is tried again. */
  async #goOn(token: string): Promise<void> {
    this.#token = token;
    let me: Me | undefined;
    await new Backoff(this.#options.platform.random).until(this.#left.signal, async () => {
      try {
        me = await this.api.get("/users/me");
      } catch (problem) {
        if ((problem as ProblemError).isPassing) return pauseAfter(problem);
      }
      return null;
    });
    if (this.#left.signal.aborted) return;
    if (me) await this.#enter({ token, me });
    else this.session.set({ state: "signedOut", why: "ended" });
  }

  /** What another tab did. */
  async #hear(news: "signedIn" | "signedOut"): Promise<void> {
    if (news === "signedIn" && !this.#world) await this.#resume();
    else if (news === "signedOut") await this.#leave("signedOut");
  }

  async #enter({ token, me }: KeptSession): Promise<void> {
    const { platform, name, baseUrl } = this.#options;
    this.#token = token;
    this.#left = new AbortController();

    // Its own, so that nothing that is still under way when somebody else signs in is done in their name.
    const world = new World({
      platform, baseUrl, me, token, api: this.#apiWith(() => token),
      name: `${name} ${me.id}`,
      storage: gated(await this.#storage, this.#left.signal),
      onMe: (now) => this.#follow(token, now),
    });
    this.#world = world;
    this.session.set({ state: "signedIn", me });
    await world.start();
  }

  /** My profile is another. */
  #follow(token: string, me: Me): void {
    const session = this.session.get();
    if (token !== this.#token || session.state !== "signedIn" || session.me === me) return;
    this.session.set({ state: "signedIn", me });
    void this.#keep({ token, me }).catch(() => {}); // Where it cannot be kept, the next page reads it from the server.
  }

  /** Beside everything else that is kept, so that one stroke clears it all. The server offers no cookie; what could read it here could also call. */
  async #keep(session: KeptSession): Promise<void> {
    await (await this.#storage).write([{ kind: "meta", key: "session", value: session }]);
  }

  async #forgetAll(why: "signedOut" | "ended"): Promise<void> {
    const session = this.session.get();
    if (session.state !== "signedIn") return this.#clearing;
    this.#clearing = this.#clear(session.me.id);
    await this.#leave(why);
    this.#channel?.postMessage("signedOut");
    await this.#clearing;
  }

  /** What the leading tab is just writing must not outlive the clearing: once this tab could lead, the other has stopped. */
  async #clear(me: string): Promise<void> {
    const { platform, name } = this.#options;
    const isAlone = platform.locks?.request(`${name} ${me}`, { signal: AbortSignal.timeout(1_000) }, () => {});
    await Promise.resolve(isAlone).catch(() => {});
    await (await this.#storage).clear();
  }

  async #leave(why: "signedOut" | "ended"): Promise<void> {
    const world = this.#world;
    this.#left.abort();
    this.#token = null;
    this.#world = undefined;
    this.session.set({ state: "signedOut", why });
    await world?.close();
  }
}
