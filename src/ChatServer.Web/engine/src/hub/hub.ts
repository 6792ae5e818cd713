import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { ProblemError } from "../problem-error.js";
import { Backoff } from "../util/backoff.js";
import type { HubEvents } from "../wire.js";

export type HubState = "offline" | "connecting" | "connected";

export interface HubOptions {
  url: string;

  /** What lets one socket in, once. */
  ticket: () => Promise<string>;
  onEvent: <K extends keyof HubEvents>(name: K, body: HubEvents[K]) => void;
  onState: (state: HubState) => void;
  random: () => number;
}

const EVENTS: readonly (keyof HubEvents)[] = ["change", "receipt", "typing", "presence", "user", "me", "watching", "reactions", "resync"];

/** Keeps a socket open, and comes back for as long as it is not stopped. */
export class Hub {
  #connection: HubConnection | undefined;
  #stopped = new AbortController();
  #backoff: Backoff;

  constructor(private readonly options: HubOptions) {
    this.#backoff = new Backoff(options.random);
    void this.#run();
  }

  /** The network is back, or somebody looks: no reason to wait. */
  wake(): void {
    this.#backoff.wake();
  }

  /** For what may be lost: signs of typing. */
  tell(method: string, ...args: unknown[]): void {
    this.#connection?.send(method, ...args).catch(() => {});
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#connection?.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      this.options.onState("connecting");
      const leastMs = await this.#connectUntilClosed();
      if (signal.aborted) return;
      this.options.onState("offline");
      await this.#backoff.wait(signal, leastMs);
    }
  }

  /** Answers how long the server wants us to wait before we come again. */
  async #connectUntilClosed(): Promise<number> {
    try {
      const connection = this.#build(await this.options.ticket());
      if (this.#stopped.signal.aborted) return 0;
      const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
      this.#connection = connection;
      await connection.start();
      this.#backoff.succeed();
      this.options.onState("connected");
      await closed;
      return 0;
    } catch (problem) {
      return ((problem as Partial<ProblemError>).retryAfter ?? 0) * 1_000;
    } finally {
      this.#connection = undefined;
    }
  }

  #build(ticket: string): HubConnection {
    const connection = new HubConnectionBuilder()
      .withUrl(this.options.url, { accessTokenFactory: () => ticket, skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();

    // Before the start: the first events come with the connection.
    for (const name of EVENTS) connection.on(name, (body: HubEvents[typeof name]) => this.options.onEvent(name, body));
    return connection;
  }
}
