import { useEffect, useState } from "preact/hooks";

const often = 60 * 60 * 1000;

/** What begins the new version, once there is one; otherwise null. Nothing changes beneath a page before somebody asks for it. */
export function useNewVersion(): (() => void) | null {
  const [begin, setBegin] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const left = new AbortController();
    // Private windows of some browsers refuse; the client works without it as well.
    watch((begin) => setBegin(() => begin), left.signal).catch(() => {});
    return () => left.abort();
  }, []);
  return begin;
}

async function watch(onReady: (begin: () => void) => void, signal: AbortSignal): Promise<void> {
  const container = navigator.serviceWorker;
  const isFirst = !container.controller;
  let isAsked = false;
  const registration = await container.register("/service-worker.js");

  const look = () => {
    const { waiting } = registration;
    if (!waiting || !container.controller) return;
    onReady(() => {
      isAsked = true;
      waiting.postMessage("take over");
    });
  };
  const follow = () => registration.installing?.addEventListener("statechange", look, { signal });
  registration.addEventListener("updatefound", follow, { signal });
  follow();
  look();

  // Another tab began the new version, or this one; the very first worker changes nothing for the page.
  container.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    else if (!isFirst) onReady(() => location.reload());
  }, { signal });

  // A page may stay open for weeks.
  const ask = () => void registration.update().catch(() => {});
  const timer = setInterval(ask, often);
  signal.addEventListener("abort", () => clearInterval(timer));
}
