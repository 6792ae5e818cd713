import { expect, inject, test, vi } from "vitest";
import type { ChatClient, ConversationView, MessageWindow } from "../src/index.js";
import { Browser, signUp, until, type Person } from "./harness/browser.js";

const server = inject("server");

/** Addresses are for one reader and a few minutes. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, part: unknown) => (name === "url" || name === "largeUrl" || name === "draft" ? null : part));

/** Everything that a client shows. */
async function shown(client: ChatClient, ids: readonly string[]): Promise<unknown> {
  await until(client.connection, (state) => state === "live");
  const conversations = await until(client.conversations, (list) => list !== undefined && list.every(({ title }) => title !== ""));
  const opened: [ConversationView, MessageWindow][] = [];
  for (const id of ids) {
    const room = client.conversation(id);
    const letGo = room.open();
    const messages = await until(room.messages, ({ loading }) => !loading);
    opened.push([await until(room.view, ({ state }) => state !== "loading"), messages]);
    letGo();
  }
  const byId = (a: { userId: string }, b: { userId: string }): number => (a.userId < b.userId ? -1 : 1);
  const rooms = opened.map(([view, messages]) => [{ ...view, members: view.members?.toSorted(byId) }, { ...messages, firstUnreadSeq: null }]);
  return plain({ conversations, rooms });
}

async function send({ api }: Person, conversationId: string, content: string, replyToId?: string): Promise<string> {
  const body = { clientId: crypto.randomUUID(), content, ...(replyToId && { replyToId }) };
  return (await api.post("/conversations/{conversationId}/messages", { path: { conversationId }, body })).id;
}

async function start({ api }: Person, title: string, ...memberIds: string[]): Promise<string> {
  return (await api.post("/conversations", { body: { kind: "group", title, memberIds } })).id;
}

test("Who comes back has what a fresh client has, whatever happened meanwhile", async () => {
  const browser = new Browser(server);
  const [ada, ben, cleo] = [await signUp(server, "Ada", browser), await signUp(server, "Ben"), await signUp(server, "Cleo")];
  const [tea, closed] = [await start(ben, "Tea", ada.me, cleo.me), await start(ben, "Closed", ada.me)];
  const old = await send(ben, tea, "Before");
  const older = await send(cleo, tea, "To be unsent");
  await shown(ada, [tea, closed]);
  await ada.close();

  for (let i = 0; i < 30; i++) await send(i % 2 ? ben : cleo, tea, `Cup ${i}`, i % 5 ? undefined : old);
  const path = { messageId: old };
  await ben.api.patch("/messages/{messageId}", { path, body: { content: "Before, edited" } });
  await cleo.api.put("/messages/{messageId}/reactions/{emoji}", { path: { ...path, emoji: "🫖" } });
  await ben.api.put("/messages/{messageId}/pin", { path });
  await cleo.api.delete("/messages/{messageId}", { path: { messageId: older } });
  await ben.api.patch("/conversations/{conversationId}", { path: { conversationId: tea }, body: { title: "Tea at five" } });
  const member = { conversationId: tea, userId: cleo.me };
  await ben.api.patch("/conversations/{conversationId}/members/{userId}", { path: member, body: { role: "moderator" } });
  await cleo.api.patch("/users/me", { body: { displayName: "Cleopatra" } });
  await ben.api.delete("/conversations/{conversationId}/members/{userId}", { path: { conversationId: closed, userId: ada.me } });
  const opened = await start(ben, "Opened meanwhile", ada.me);
  await send(ben, opened, `Welcome`);
  const { id: direct } = await cleo.api.post("/conversations", { body: { kind: "direct", memberIds: [ada.me] } });
  await send(cleo, direct, "A word");

  const [back, fresh] = [browser.tab(), new Browser(server).tab()];
  await fresh.signIn(ada.login);
  await until(back.session, ({ state }) => state === "signedIn");
  const all = [tea, opened, direct];
  // Some of it follows a moment later: what became of replies, how many they are.
  await vi.waitFor(async () => expect(await shown(back, all)).toEqual(await shown(fresh, all)), { timeout: 20_000, interval: 500 });
  expect(back.conversations.get()?.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
  expect(back.conversations.get()?.find(({ id }) => id === tea)).toMatchObject({ title: "Tea at five", unread: 31 });
  await Promise.all([back, fresh, ben, cleo].map((client) => client.close()));
});
