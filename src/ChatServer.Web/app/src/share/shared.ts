import type { ChatClient } from "@chatserver/engine";

/** Where the service worker puts the files that other apps share. */
const cacheName = "share";

/** What was shared belongs to whoever was signed in. */
export function forgetSharedAtSignOut(client: ChatClient): void {
  client.session.subscribe((session) => session.state === "signedOut" && session.why && void forgetShared());
}

export async function sharedFiles(): Promise<File[]> {
  if (!("caches" in globalThis) || !(await caches.has(cacheName))) return [];
  const cache = await caches.open(cacheName);
  return Promise.all((await cache.keys()).map(async (key) => fileOf((await cache.match(key))!)));
}

export async function forgetShared(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(cacheName);
}

async function fileOf(kept: Response): Promise<File> {
  const name = decodeURIComponent(kept.headers.get("x-name") ?? "");
  return new File([await kept.blob()], name, { type: kept.headers.get("content-type") ?? "" });
}

/** One text of what is shared; sites often put the link into the text as well. */
export function textOf(words: URLSearchParams): string {
  const parts: string[] = [];
  for (const name of ["text", "title", "url"]) {
    const part = words.get(name)?.trim();
    if (part && !parts.some((other) => other.includes(part))) parts.push(part);
  }
  return parts.join("\n");
}

const handed = new Map<string, File[]>();

/** For the conversation that is opened next: there they wait with what is being written, and go when it is sent. */
export const handFiles = (conversationId: string, files: File[]): void => void handed.set(conversationId, files);

export function takeFiles(conversationId: string): File[] {
  const files = handed.get(conversationId) ?? [];
  handed.delete(conversationId);
  return files;
}
