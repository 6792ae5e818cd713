// Reading a conversation's messages, in stretches.

import type { Api } from "../api/api.js";
import type { Page, Stretch } from "../state/window.js";

const PAGE = 60;

function read(api: Api, conversationId: string, query: { before?: number; after?: number; around?: number; limit?: number }) {
  return api.get("/conversations/{conversationId}/messages", { path: { conversationId }, query: { limit: PAGE, ...query } });
}

export async function readOlder(api: Api, id: string, before: number): Promise<Page> {
  const { items, hasMore } = await read(api, id, { before });
  return { items, hasMore: hasMore === true };
}

export async function readNewer(api: Api, id: string, after: number): Promise<Page> {
  const { items, hasMore } = await read(api, id, { after });
  return { items, hasMore: hasMore === true };
}

export async function readNewest(api: Api, id: string, limit = PAGE): Promise<Stretch> {
  const { items, hasMore } = await read(api, id, { limit });
  return { messages: items, hasOlder: hasMore === true, hasNewer: false };
}

export async function readAround(api: Api, id: string, around: number): Promise<Stretch> {
  const { items, hasMoreBefore, hasMoreAfter } = await read(api, id, { around });
  return { messages: items, hasOlder: hasMoreBefore === true, hasNewer: hasMoreAfter === true };
}

/** The position of the first message from this time on, or of the newest. Times only grow with positions, so halving finds it in a few questions. */
export async function seqAt(api: Api, id: string, date: Date): Promise<number> {
  const time = date.toISOString();
  const newest = (await read(api, id, { limit: 1 })).items[0];
  if (!newest || newest.createdAt < time) return newest?.seq ?? 0;

  // All up to "before" are too old, "found" is not, and between "last" and "found" there is none.
  let [before, last, found] = [0, newest.seq - 1, newest.seq];
  while (before < last) {
    const middle = Math.floor((before + last) / 2);
    const next = (await read(api, id, { after: middle, limit: 1 })).items[0] ?? newest;
    if (next.createdAt < time) before = next.seq;
    else [found, last] = [next.seq, middle];
  }
  return found;
}
