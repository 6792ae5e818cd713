/** Runs this work one at a time; whoever asks while it runs waits for one run that begins after. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    waiting = undefined;
    return work();
  };
  return () => (waiting ??= running = running.then(begin, begin));
}
