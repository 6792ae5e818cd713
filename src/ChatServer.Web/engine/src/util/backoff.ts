import { ProblemError } from "../problem-error.js";

const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** Waiting that gets longer with every failure, spread out so that not everybody comes back at the same moment, and ends when woken. */
export class Backoff {
  #failures = 0;
  #wake: (() => void) | undefined;

  constructor(private readonly random: () => number) {}

  /** Tries until it works. An attempt answers null once it is done, otherwise for how many milliseconds at least to wait. */
  async until(signal: AbortSignal, attempt: () => Promise<number | null>): Promise<void> {
    for (let leastMs; !signal.aborted && (leastMs = await attempt()) !== null;) await this.wait(signal, leastMs);
    this.succeed();
  }

  /** At least this long, if the server has said so. */
  async wait(signal: AbortSignal, leastMs = 0): Promise<void> {
    const ms = Math.max(leastMs, Math.min(MOST_MS, FIRST_MS * 2 ** this.#failures++) * this.random());
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener("abort", end);
      this.#wake = end;
    });
  }

  succeed(): void {
    this.#failures = 0;
  }

  /** There is a reason to think that it works now. */
  wake(): void {
    this.#failures = 0;
    this.#wake?.();
  }
}

/** For how many milliseconds at least to wait after a failure. */
export function pauseAfter(failure: unknown): number {
  if (failure instanceof ProblemError) return (failure.retryAfter ?? 0) * 1_000;

  // Not the network or the server, but something here. That must not end what has to go on, nor stay unseen.
  console.error(failure);
  return 0;
}
