import type { Presence } from "../contract.js";
import { Value, type Readable } from "../readable.js";
import type { HubEvents } from "../wire.js";

const UNKNOWN: Presence = { status: "unknown" };

/** Who is there. On connect the server tells who is; of all others nothing is known until they come. */
export class Presences {
  #people = new Map<string, Value<Presence>>();

  of(id: string): Readable<Presence> {
    return this.#valueOf(id);
  }

  hear({ userId, status, lastSeenAt }: HubEvents["presence"]): void {
    const presence: Presence = status === "online" ? { status } : lastSeenAt ? { status, lastSeenAt } : { status };
    this.#valueOf(userId).set(presence);
  }

  /** Nothing is heard any more, so nothing is known. */
  forget(): void {
    for (const value of this.#people.values()) value.set(UNKNOWN);
  }

  /** Who is there now, for a tab that has just been opened. */
  known(): HubEvents["presence"][] {
    return [...this.#people].flatMap(([userId, value]) => {
      const presence = value.get();
      return presence.status === "unknown" ? [] : [{ userId, ...presence }];
    });
  }

  #valueOf(id: string): Value<Presence> {
    let value = this.#people.get(id);
    if (!value) this.#people.set(id, (value = new Value(UNKNOWN)));
    return value;
  }
}
