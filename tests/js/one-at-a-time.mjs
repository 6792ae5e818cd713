/** Runs this work one at a time; whoever asks while it runs waits for one run that begins after. */
export function oneAtATime(work) {
  let running = Promise.resolve();
  let waiting;
  const begin = () => {
    waiting = undefined;
    return work();
  };
  return () => (waiting ??= running = running.then(begin, begin));
}
