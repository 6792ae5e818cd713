import { Backoff, pauseAfter } from "../util/backoff.js";
import type { Loader } from "./loader.js";

/** Does again what could not be loaded, later and later, for as long as somebody looks. */
export class Retrying {
  #backoff: Backoff;
  #looking: AbortController | undefined;
  #isUnderWay = false;

  constructor(private readonly loader: Loader, random: () => number) {
    this.#backoff = new Backoff(random);
  }

  begin(): void {
    this.#looking = new AbortController();
  }

  end(): void {
    this.#looking?.abort();
  }

  /** There is a reason to think that it works now. */
  wake(): void {
    this.#backoff.wake();
  }

  /** Something may have failed. */
  async look(): Promise<void> {
    const signal = this.#looking?.signal;
    if (!signal || this.#isUnderWay || !this.loader.again) return;
    this.#isUnderWay = true;
    while (!signal.aborted && this.loader.again) {
      await this.#backoff.wait(signal, pauseAfter(this.loader.problem));
      if (!signal.aborted) await this.loader.again?.();
    }
    this.#backoff.succeed();
    this.#isUnderWay = false;
  }
}
