import { Value } from "@chatserver/engine";
import { useReadable } from "./useReadable";

const day = () => new Date().toDateString();

const today = new Value(day());

function look(): void {
  today.set(day());
}

function waitForMidnight(): void {
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  setTimeout(() => {
    look();
    waitForMidnight();
  }, midnight.getTime() - now.getTime() + 1_000);
}

waitForMidnight();

// A computer that slept through it looks when somebody looks at it.
document.addEventListener("visibilitychange", look);

/** The day it is, for whatever says "today" or "yesterday": it is drawn again when that is no longer so. */
export const useToday = (): string => useReadable(today);
