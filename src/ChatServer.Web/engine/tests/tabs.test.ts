import { expect, inject, test } from "vitest";
import { Tabs } from "../src/tabs/tabs.js";
import { Browser, signUp, until } from "./harness/browser.js";

const server = inject("server");

/** A fetch that remembers which sockets it opened. */
function counted() {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (url, request) => {
    asked.push(`${request?.method} ${new URL(String(url)).pathname}`);
    return globalThis.fetch(url, request);
  };
  return { fetch, sockets: () => asked.filter((one) => one === "POST /api/v1/realtime/tickets").length };
}

test("Two tabs share one socket; when the one that has it is closed, the other goes on", async () => {
  const browser = new Browser(server);
  const [first, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { fetch, sockets } = counted();
  const second = browser.tab({ fetch });
  await until(second.session, ({ state }) => state === "signedIn");
  await until(second.connection, (state) => state === "live");
  const { id } = await ben.api.post("/conversations", { body: { kind: "direct", memberIds: [first.me] } });
  const room = second.conversation(id);
  room.open();
  await until(second.people.presence(ben.me), ({ status }) => status === "online");

  ben.conversation(id).send({ content: "To both tabs" });
  for (const tab of [first, second]) await until(tab.conversations, (list) => list?.[0]?.unread === 1);
  room.send({ content: "From the second" });
  await until(room.messages, ({ items }) => items.length === 2 && items[1]!.status === "delivered");
  await until(first.conversations, (list) => list?.[0]?.last?.message.content === "From the second" && list[0].unread === 0);
  expect(sockets()).toBe(0);

  await first.close();
  ben.conversation(id).send({ content: "To whoever is left" });
  await until(room.messages, ({ items }) => items.length === 3);
  room.send({ content: "I am" });
  await until(ben.conversations, (list) => list?.[0]?.last?.message.content === "I am");
  expect(sockets()).toBe(1);
  await Promise.all([second.close(), ben.close()]);
});

test("Where the browser has no locks each tab is a client of its own, and hears no other one's state", async () => {
  const opened: string[] = [];
  class Channel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      opened.push(name);
      this.close();
    }
  }
  const tabs = [undefined, new Browser(server).locks].map((locks, i) => new Tabs({ locks, BroadcastChannel: Channel }, `tabs ${i}`, () => {}, () => {}));

  expect(opened).toEqual(["tabs 1"]);
  await expect.poll(() => tabs.map(({ isLeader }) => isLeader)).toEqual([true, true]);
  for (const tab of tabs) tab.close();
});

test("What is written in a tab that is just being opened is sent by the one that leads, and is not shown as waiting after that", async () => {
  const browser = new Browser(server);
  const ada = await signUp(server, "Ada", browser);
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  await until(ada.conversations, (list) => list?.length === 1);

  const second = browser.tab();
  await until(second.session, ({ state }) => state === "signedIn");
  second.conversation(id).send({ content: "At once" });

  await until(ada.conversations, (list) => list?.[0]?.last?.message.content === "At once" && list[0].last.status === "sent", 30_000);
  await until(second.conversations, (list) => list?.[0]?.last?.status === "sent", 30_000);
  await Promise.all([ada.close(), second.close()]);
});

test("Who signs out in one tab is signed out in all, and nothing of it is left", async () => {
  const browser = new Browser(server);
  const ada = await signUp(server, "Ada", browser);
  const other = browser.tab();
  await until(other.session, ({ state }) => state === "signedIn");
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  await until(other.conversations, (list) => list?.length === 1);
  const letGo = other.conversation(id).open();
  other.conversation(id).send({ content: "Soon gone" });
  await until(other.conversation(id).messages, ({ items }) => items[0]?.status === "sent");

  await other.signOut();
  await until(ada.session, ({ state }) => state === "signedOut");
  letGo();

  expect(await browser.kept()).toEqual([]);
  await expect(ada.api.get("/users/me")).rejects.toMatchObject({ code: "not-signed-in" });
  await Promise.all([ada.close(), other.close()]);
});

test("A session that is ended elsewhere is over here at once", async () => {
  const ada = await signUp(server, "Ada", new Browser(server));
  const { items } = await ada.api.get("/sessions");

  await ada.api.delete("/sessions/{sessionId}", { path: { sessionId: items[0]!.id } });

  expect(await until(ada.session, ({ state }) => state === "signedOut")).toEqual({ state: "signedOut", why: "ended" });
  await ada.close();
});

test("What was seen is there before the network answers, and without it", async () => {
  const browser = new Browser(server);
  const [ada, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  const letGo = ada.conversation(id).open();
  ada.conversation(id).send({ content: "Remember this" });
  await until(ada.conversation(id).messages, ({ items }) => items[0]?.status === "delivered");
  await until(ada.conversations, (list) => list?.[0]?.title === "Ben");
  letGo();
  await ada.close();

  const offline = browser.tab({ fetch: () => Promise.reject(new TypeError("No network")) });
  await until(offline.session, ({ state }) => state === "signedIn");
  await until(offline.conversations, (list) => list?.[0]?.title === "Ben");
  offline.conversation(id).open();
  await until(offline.conversation(id).messages, ({ items }) => items[0]?.message.content === "Remember this");

  expect(offline.session.get()).toMatchObject({ state: "signedIn", me: { displayName: "Ada" } });
  expect(offline.connection.get()).not.toBe("live");
  await Promise.all([offline.close(), ben.close()]);
});

test("What was unsent while the conversation was closed is not shown again, not even without network", async () => {
  const browser = new Browser(server);
  const [ada, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { id } = await ben.api.post("/conversations", { body: { kind: "direct", memberIds: [ada.me] } });
  const room = ada.conversation(id);
  const letGo = room.open();
  ben.conversation(id).send({ content: "Oops" });
  const { items } = await until(room.messages, ({ items }) => items.length === 1);
  letGo();
  await ada.close();

  const later = browser.tab();
  await until(later.session, ({ state }) => state === "signedIn");
  await until(later.connection, (state) => state === "live");
  await ben.api.delete("/messages/{messageId}", { path: { messageId: items[0]!.message.id } });
  await until(later.conversations, (list) => list?.[0]?.last?.message.content === null);
  await later.close();

  expect(JSON.stringify(await browser.kept())).not.toContain("Oops");
  await ben.close();
});

test("What was begun to be written without network is told when it is back", async () => {
  const browser = new Browser(server);
  const ada = await signUp(server, "Ada", browser);
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  await until(ada.conversations, (list) => list?.length === 1);
  await ada.close();

  const offline = browser.tab({ fetch: () => Promise.reject(new TypeError("No network")) });
  await until(offline.session, ({ state }) => state === "signedIn");
  await until(offline.conversations, (list) => list?.length === 1);
  await until(offline.connection, (state) => state === "offline");
  offline.conversation(id).saveDraft("In the tunnel");
  await offline.close();

  const online = browser.tab();
  await until(online.session, ({ state }) => state === "signedIn");
  await until(online.conversations, (list) => list?.[0]?.draft === "In the tunnel");
  await expect.poll(async () => (await ada.api.all("/drafts")).map(({ content }) => content), { timeout: 60_000 }).toEqual(["In the tunnel"]);
  await online.close();
});

test("How far was read without network is told when it is back", async () => {
  const browser = new Browser(server);
  const [ada, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { id } = await ben.api.post("/conversations", { body: { kind: "direct", memberIds: [ada.me] } });
  ben.conversation(id).send({ content: "Read me" });
  const list = await until(ada.conversations, (list) => list?.[0]?.unread === 1);
  await ada.close();

  const offline = browser.tab({ fetch: () => Promise.reject(new TypeError("No network")) });
  await until(offline.session, ({ state }) => state === "signedIn");
  await until(offline.conversations, (list) => list?.[0]?.unread === 1);
  offline.conversation(id).markRead(list![0]!.last!.message.seq);
  await until(offline.conversations, (list) => list?.[0]?.unread === 0);
  await offline.close();

  const online = browser.tab();
  await until(online.session, ({ state }) => state === "signedIn");
  const path = { conversationId: id };
  await expect.poll(async () => (await ada.api.get("/conversations/{conversationId}", { path })).unread, { timeout: 60_000 }).toBe(0);
  await Promise.all([online.close(), ben.close()]);
});
