/** Runs once after everything that is happening now, however often it is asked for meanwhile. */
export function soon(run: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      run();
    });
  };
}

/** The same, but while much happens only once in so many milliseconds. What happens alone does not wait. */
export function paced(ms: number, run: () => void): () => void {
  let last = -Infinity;
  let isDue = false;
  const runNow = (): void => {
    isDue = false;
    last = performance.now();
    run();
  };
  return () => {
    if (isDue) return;
    isDue = true;
    const left = last + ms - performance.now();
    if (left > 0) setTimeout(runNow, left);
    else queueMicrotask(runNow);
  };
}

/** As often at most as a screen is drawn while somebody follows what happens. */
export const SCREEN_MS = 32;

/** Remembers the last answer, so that what did not change stays the very same object. */
export function remembered<A extends readonly unknown[], R>(compute: (...given: A) => R): (...given: A) => R {
  let last: { given: A; answer: R } | undefined;
  return (...given) => {
    if (!last || given.some((value, i) => !Object.is(value, last!.given[i]))) last = { given, answer: compute(...given) };
    return last.answer;
  };
}
