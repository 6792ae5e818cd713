/** Waiting that gets longer with every failure, spread out so that not everybody comes back at the same moment, and ends when woken. */
export class Backoff {
  #failures = 0;
  #wake: (() => void) | undefined;

  constructor(private readonly options: { firstMs: number; mostMs: number; random?: () => number }) {}

  /** At least this long, if the server has said so. */
  async wait(signal: AbortSignal, leastMs = 0): Promise<void> {
    const { firstMs, mostMs, random = Math.random } = this.options;
    const ms = Math.max(leastMs, Math.min(mostMs, firstMs * 2 ** this.#failures++) * random());
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
