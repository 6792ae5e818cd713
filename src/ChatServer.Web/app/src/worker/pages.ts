/** Where the server itself answers: pages there are none of the client's. */
const notOurs = /^\/(api|hubs|docs|swagger|problems|health|metrics|assets)(\/|$)|\.\w+$/i;

/** A network that takes longer to bring a page of a kilobyte is as good as none. */
const patience = 3_000;

export const isPage = (path: string): boolean => !notOurs.test(path);

export const keptUnder = async (request: RequestInfo, cacheName: string): Promise<Response | undefined> =>
  (await caches.open(cacheName)).match(request, { ignoreVary: true });

/** The server's page, which may be of a newer version; without an answer the one that is kept, which shows what was seen. */
export async function pageAnswer(event: FetchEvent, cacheName: string): Promise<Response> {
  const kept = await keptUnder("/", cacheName);
  const asked = fromServer(event);
  if (!kept) return asked;

  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const answer = await Promise.race([asked, late]).catch(() => undefined);
  return answer && answer.status < 500 ? answer : kept;
}

async function fromServer(event: FetchEvent): Promise<Response> {
  const preloaded = (await event.preloadResponse) as Response | undefined;
  return preloaded ?? fetch(event.request);
}
