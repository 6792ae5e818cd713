import type { Storage } from "./storage.js";

/** The same storage until a moment from which on nothing is written any more: what was cleared at sign-out must not come back. */
export function gated(storage: Storage, end: AbortSignal): Storage {
  return {
    read: (kind, key) => storage.read(kind, key),
    all: (kind) => storage.all(kind),
    write: async (writes) => (end.aborted ? undefined : storage.write(writes)),
    clear: async () => (end.aborted ? undefined : storage.clear()),
    close: () => {},
  };
}
