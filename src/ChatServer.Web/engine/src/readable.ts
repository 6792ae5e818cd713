/** A value that changes. Whoever shows it reads it, and is called when it has become another one. */
export interface Readable<T> {
  get(): T;

  /** Calls back after each change, never with the same value twice; not at once. The answer ends it. */
  subscribe(run: (value: T) => void): () => void;
}

/** A value that its owner sets. */
export class Value<T> implements Readable<T> {
  #value: T;
  #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get = (): T => this.#value;

  subscribe = (run: (value: T) => void): (() => void) => {
    // One function may be given twice; each of the two ends by itself.
    const listener = (value: T): void => run(value);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      // Whoever let go meanwhile, or was told of a newer value by another listener's doing, hears no more of this one.
      if (this.#listeners.has(listener) && Object.is(value, this.#value)) listener(value);
    }
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }
}
