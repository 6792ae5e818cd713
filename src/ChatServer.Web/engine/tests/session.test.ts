import { expect, inject, test, vi } from "vitest";
import { createClient, ProblemError, type Api, type Me } from "../src/index.js";
import { Drafts } from "../src/rooms/drafts.js";
import { Marking } from "../src/rooms/marking.js";
import { MemoryStorage } from "../src/storage/memory.js";
import type { Storage } from "../src/storage/storage.js";
import { ConversationList } from "../src/sync/list.js";
import { Personal } from "../src/sync/personal.js";
import { Browser, signUp, until } from "./harness/browser.js";

const server = inject("server");

test("A session that ended before the client began with it is over", async () => {
  const client = createClient({ baseUrl: server, token: "of a session that is over" });

  expect(await until(client.session, ({ state }) => state !== "starting")).toEqual({ state: "signedOut", why: "ended" });
  await client.close();
});

test("A browser that fails to read what it kept shows what the server has", async () => {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  await ben.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [ada.me] } });
  const tab = new Browser(server).tab({ openStorage: async () => unreadable() });

  await tab.signIn(ada.login);

  await until(tab.conversations, (list) => list?.[0]?.title === "Tea");
  await until(tab.connection, (state) => state === "live");
  await Promise.all([tab, ada, ben].map((client) => client.close()));
});

test("What one person has begun is not done in the name of the next one who signs in in the same tab", async () => {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  for (const title of ["Tea", "Cake"]) {
    const { id } = await ben.api.post("/conversations", { body: { kind: "group", title, memberIds: [ada.me] } });
    await ben.api.post("/conversations/{conversationId}/messages", { path: { conversationId: id }, body: { clientId: crypto.randomUUID(), content: "Read me" } });
  }
  const asked: { path: string; token: string | undefined }[] = [];
  const gate = new Gate();
  const tab = new Browser(server).tab({
    fetch: async (url, request) => {
      const { pathname } = new URL(String(url));
      const isTold = request?.method === "PUT" && /receipts|draft/.test(pathname);
      if (isTold) asked.push({ path: pathname, token: (request.headers as Record<string, string>).authorization });
      if (isTold && asked.length === 1) {
        gate.reached();
        await gate.opened;
      }
      return fetch(url, request);
    },
  });
  await tab.signIn(ada.login);
  const list = await until(tab.conversations, (all) => all?.length === 2 && all.every(({ unread }) => unread === 1));
  for (const { id, last } of list!) tab.conversation(id).markRead(last!.message.seq);
  await gate.isReached;

  await tab.signOut();
  await tab.signIn(ben.login);
  gate.open();
  await until(tab.connection, (state) => state === "live");
  await tab.api.get("/users/me");

  expect(new Set(asked.map(({ token }) => token)).size).toBe(1);
  await Promise.all([tab, ada, ben].map((client) => client.close()));
});

test("Once they are stopped, drafts and marks that nobody heard are not told any more", async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  const put = async (path: string): Promise<never> => {
    asked.push(path);
    throw new ProblemError({ code: "network", title: "The server cannot be reached." });
  };
  const api = { put, delete: put } as unknown as Api;
  const personal = new Personal(api, { me: {} as Me, pinned: [], drafts: new Map(), muted: new Map() }, () => {});
  const drafts = new Drafts(api, personal, () => new Date());
  const marking = new Marking(api, new MemoryStorage(), "ada", new ConversationList("ada", { change: () => {}, drop: () => {} }), async () => {});

  drafts.save("tea", "Half a sent", null);
  marking.read("tea", 7);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(asked).toHaveLength(4); // As nobody heard them, again.

  drafts.stop();
  marking.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  drafts.flush();
  await marking.flush();
  expect(asked).toHaveLength(4);
  vi.useRealTimers();
});

/** Somewhere to wait until it is opened. */
class Gate {
  open!: () => void;
  reached!: () => void;
  opened = new Promise<void>((resolve) => { this.open = resolve; });
  isReached = new Promise<void>((resolve) => { this.reached = resolve; });
}

function unreadable(): Storage {
  const fail = (): Promise<never> => Promise.reject(new DOMException("Internal error", "UnknownError"));
  return Object.assign(new MemoryStorage(), { read: fail, all: fail });
}
