/** What tabs need of the browser to be one client together. Without locks each tab is a client of its own. */
export interface TabsPlatform {
  locks: Pick<LockManager, "request"> | undefined;
  BroadcastChannel: typeof BroadcastChannel | undefined;
}

/**
 * The tabs of one person in one browser. One of them leads: it has the socket, sends, and keeps things. When it is closed or dies, the browser
 * gives the lock, and so the lead, to the next at once.
 */
export class Tabs<M> {
  isLeader = false;

  #channel: BroadcastChannel | undefined;
  #closed = new AbortController();

  constructor(platform: TabsPlatform, name: string, onMessage: (message: M) => void, onLead: () => void) {
    // Where there are no locks, as on a page without HTTPS, each tab leads, and what one says of itself is not so of another.
    if (platform.BroadcastChannel && platform.locks) {
      this.#channel = new platform.BroadcastChannel(name);
      this.#channel.onmessage = ({ data }: MessageEvent<M>) => onMessage(data);
    }
    void this.#lead(platform.locks, name, onLead);
  }

  /** Tells all others. */
  tell(message: M): void {
    if (!this.#closed.signal.aborted) this.#channel?.postMessage(message);
  }

  close(): void {
    this.#closed.abort();
    this.#channel?.close();
  }

  async #lead(locks: TabsPlatform["locks"], name: string, onLead: () => void): Promise<void> {
    const { signal } = this.#closed;
    const lead = async (): Promise<void> => {
      if (signal.aborted) return;
      this.isLeader = true;
      onLead();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
    };
    if (!locks) {
      await undefined; // Whoever makes this has it only afterwards.
      return lead();
    }

    // Called off by closing before it was this tab's turn.
    await locks.request(name, { signal }, lead).catch(() => {});
  }
}
