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

/** Remembers the last answer, so that what did not change stays the very same object. */
export function remembered<A extends readonly unknown[], R>(compute: (...given: A) => R): (...given: A) => R {
  let last: { given: A; answer: R } | undefined;
  return (...given) => {
    if (!last || given.some((value, i) => !Object.is(value, last!.given[i]))) last = { given, answer: compute(...given) };
    return last.answer;
  };
}
