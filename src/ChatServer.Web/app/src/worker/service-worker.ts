import { isPage, keptUnder, pageAnswer } from "./pages";
import { isShare, receiveShare } from "./shares";

declare const self: ServiceWorkerGlobalScope;

/** Written in by the build: what this version is called, and the addresses it is made of. */
declare const BUILD: { version: string; files: string[] };

const cacheName = `app ${BUILD.version}`;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

// Only when somebody says so: a page goes on with the scripts it was begun with.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;

  if (isShare(request, pathname)) event.respondWith(receiveShare(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") isPage(pathname) && event.respondWith(pageAnswer(event, cacheName));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (BUILD.files.includes(pathname)) event.respondWith(file(request));
});

async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);

  // Named by their content, the assets may come from the browser's own cache; the others are asked for anew.
  await cache.addAll(BUILD.files.map((path) => new Request(path, path.startsWith("/assets/") ? {} : { cache: "reload" })));
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith("app ") && name !== cacheName);

  // Pages of the version before this one may be open, and still load parts of it.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** Never another under the same name: what is here need not be asked for. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;

  const answer = await fetch(request);
  if (answer.ok) await keepAnswer(request, answer.clone()).catch(() => {}); // Without room on the disk it goes on without.
  return answer;
}

const keepAnswer = async (request: Request, answer: Response) => (await caches.open(cacheName)).put(request, answer);

const file = async (request: Request): Promise<Response> => (await keptUnder(request, cacheName)) ?? fetch(request);
