import { useEffect, useState } from "preact/hooks";
import { useClient } from "./client";
import { usePart, useReadable } from "./useReadable";

const often = 60 * 60 * 1000;

/** What begins the new version, once there is one; otherwise null. Nothing changes beneath a page before somebody asks for it. */
export function useNewVersion(): (() => void) | null {
  const [begin, setBegin] = useState<(() => void) | null>(null);
  const isDrawn = useIsDrawn();
  useEffect(() => {
    if (!isDrawn || !import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const left = new AbortController();
    // What it keeps is loaded once nothing else is to be done. Private windows of some browsers refuse; the client works without it as well.
    const start = () => void watch((begin) => setBegin(() => begin), left.signal).catch(() => {});
    const idle = "requestIdleCallback" in window ? window.requestIdleCallback(start) : setTimeout(start, 500);
    return () => {
      left.abort();
      if ("cancelIdleCallback" in window) window.cancelIdleCallback(idle as number);
      else clearTimeout(idle);
    };
  }, [isDrawn]);
  return begin;
}

/** Whether there is something to see: the list, or where one signs in. */
function useIsDrawn(): boolean {
  const client = useClient();
  const session = useReadable(client.session);
  const isListed = usePart(client.conversations, (list) => list !== undefined);
  return session.state === "signedOut" || isListed;
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
