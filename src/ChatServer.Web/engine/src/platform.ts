import type { HttpStack } from "tus-js-client";
import { openIndexedDb } from "./storage/indexed-db.js";
import { MemoryStorage } from "./storage/memory.js";
import type { Storage } from "./storage/storage.js";
import type { TabsPlatform } from "./tabs/tabs.js";

/** What the engine uses of where it runs; tests put in their own. */
export interface Platform extends TabsPlatform {
  fetch: typeof fetch;
  now: () => Date;
  random: () => number;

  /** Opens what is kept under this name. */
  openStorage: (name: string) => Promise<Storage>;

  /** How uploads reach the server, where that is not a browser. */
  httpStack?: HttpStack | undefined;

  /** Calls back when there is a reason to think that the network is back, or somebody looks again. */
  onWake: (wake: () => void) => () => void;

  /** Calls back when the page may be gone in a moment. */
  onHide: (hide: () => void) => () => void;
}

export function browser(): Platform {
  return {
    fetch: (...request) => globalThis.fetch(...request),
    now: () => new Date(),
    random: Math.random,
    locks: globalThis.navigator?.locks,
    BroadcastChannel: globalThis.BroadcastChannel,
    openStorage: async (name) => {
      try {
        return await openIndexedDb(globalThis.indexedDB, name);
      } catch {
        return new MemoryStorage(); // Private windows of some browsers keep nothing.
      }
    },
    onWake: (wake) => {
      const ends = [on(globalThis, "online", wake), onVisibility("visible", wake)];
      return () => ends.forEach((end) => end());
    },
    onHide: (hide) => {
      const ends = [onVisibility("hidden", hide), on(globalThis, "pagehide", hide)];
      return () => ends.forEach((end) => end());
    },
  };
}

function onVisibility(state: DocumentVisibilityState, run: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  return on(document, "visibilitychange", () => document.visibilityState === state && run());
}

function on(target: Pick<EventTarget, "addEventListener" | "removeEventListener"> | undefined, name: string, run: () => void): () => void {
  target?.addEventListener?.(name, run);
  return () => target?.removeEventListener?.(name, run);
}
