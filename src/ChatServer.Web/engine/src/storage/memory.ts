import { KINDS, type Kind, type Storage, type Write } from "./storage.js";

/** Keeps everything until the tab is closed: where the browser lets nothing be kept, and in tests. */
export class MemoryStorage implements Storage {
  #kept = new Map(KINDS.map((kind) => [kind, new Map<string, unknown>()]));

  async read<T>(kind: Kind, key: string): Promise<T | undefined> {
    return structuredClone(this.#of(kind).get(key)) as T | undefined;
  }

  async all<T>(kind: Kind): Promise<T[]> {
    return structuredClone([...this.#of(kind).values()]) as T[];
  }

  async write(writes: readonly Write[]): Promise<void> {
    for (const { kind, key, value } of structuredClone(writes)) {
      if (value === undefined) this.#of(kind).delete(key);
      else this.#of(kind).set(key, value);
    }
  }

  async clear(): Promise<void> {
    for (const kept of this.#kept.values()) kept.clear();
  }

  close(): void {}

  #of(kind: Kind): Map<string, unknown> {
    return this.#kept.get(kind)!;
  }
}
