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

/** Asks for a run. */
export interface Paced {
  (): void;

  /** Somebody has just done it without being asked: what was asked for until now is done. */
  done(): void;
}

/** The same, but while much happens only once in so many milliseconds. What happens alone does not wait. */
export function paced(ms: number, run: () => void): Paced {
  let last = -Infinity;
  let due: object | undefined;
  const done = (): void => {
    due = undefined;
    last = performance.now();
  };
  const ask = (): void => {
    if (due) return;
    const mine = (due = {});
    const runIfDue = (): void => {
      if (due !== mine) return;
      done();
      run();
    };
    const left = last + ms - performance.now();
    if (left > 0) setTimeout(runIfDue, left);
    else queueMicrotask(runIfDue);
  };
  return Object.assign(ask, { done });
}

/** Runs once so many milliseconds after it was asked for first: for what may come after what is looked at. */
export function later(ms: number, run: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      run();
    }, ms);
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
