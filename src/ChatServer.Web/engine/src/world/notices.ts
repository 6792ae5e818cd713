import type { Api } from "../api/api.js";
import type { Notifications, NotificationsView } from "../contract.js";
import { Value } from "../readable.js";
import { oneAtATime } from "../util/one-at-a-time.js";

/** What I should hear of: read while somebody shows it, and again when it changed. */
export class Notices implements Notifications {
  #value = new Value<NotificationsView>({ items: null, unread: null });
  #isCurrent = false;
  #readings = 0;

  constructor(private readonly api: Api, private readonly now: () => Date) {}

  get = (): NotificationsView => this.#value.get();

  subscribe = (run: (value: NotificationsView) => void): (() => void) => {
    const end = this.#value.subscribe(run);
    if (!this.#isCurrent) void this.#read();
    return end;
  };

  async markRead(id: string): Promise<void> {
    await this.api.put("/notifications/{notificationId}/read", { path: { notificationId: id } });
    this.hear();
  }

  async markAllRead(): Promise<void> {
    const upTo = this.get().items?.[0]?.at ?? this.now().toISOString();
    await this.api.put("/notifications/read", { body: { upTo } });
    this.hear();
  }

  hear(): void {
    this.#isCurrent = false;
    if (this.#value.isWatched) void this.#read();
  }

  /** I have read on in a conversation: what tells of it is read, too, and nothing else says so. */
  hearRead(): void {
    const { unread } = this.get();
    const isNone = unread && unread.mentions + unread.replies + unread.reactions + unread.others === 0;
    if (!isNone || this.#readings > 0) this.hear();
  }

  #read = oneAtATime(async () => {
    this.#isCurrent = true;
    this.#readings++;
    try {
      const [{ items }, unread] = await Promise.all([this.api.get("/notifications"), this.api.get("/notifications/unread")]);
      this.#value.set({ items, unread });
    } catch {
      this.#isCurrent = false; // The next connect, or whoever shows it next, asks again.
    } finally {
      this.#readings--;
    }
  });
}
