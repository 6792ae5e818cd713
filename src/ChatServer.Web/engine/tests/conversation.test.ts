import { expect, inject, test } from "vitest";
import type { Conversation, Message } from "../src/index.js";
import { Browser, signUp, until, type Person } from "./harness/browser.js";

const server = inject("server");

/** A conversation of two, opened by both. */
async function talk(): Promise<{ ada: Person; ben: Person; here: Conversation; there: Conversation; end: () => Promise<unknown> }> {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  const [here, there] = [ada.conversation(id), ben.conversation(id)];
  for (const room of [here, there]) {
    room.open();
    await until(room.view, ({ state }) => state === "ready");
  }
  return { ada, ben, here, there, end: () => Promise.all([ada.close(), ben.close()]) };
}

/** Something to wait for. */
class Gate {
  open!: () => void;
  passed = new Promise<void>((resolve) => { this.open = resolve; });
}

const texts = ({ messages }: Conversation): (string | null)[] => messages.get().items.map(({ message }) => message.content);
const first = ({ messages }: Conversation) => messages.get().items[0]!;

async function everythingIn({ api }: Person, conversationId: string): Promise<Message[]> {
  const all: Message[] = [];
  for (let hasMore = true; hasMore;) {
    const query = { after: all.at(-1)?.seq ?? 0, limit: 200 };
    const page = await api.get("/conversations/{conversationId}/messages", { path: { conversationId }, query });
    all.push(...page.items);
    hasMore = page.hasMore === true;
  }
  return all;
}

test("A long conversation is read in both directions, and what is in memory is bounded", async () => {
  const { ada, here, end } = await talk();
  const path = { conversationId: here.id };
  const send = (content: string) =>
    ada.api.post("/conversations/{conversationId}/messages", { path, body: { clientId: crypto.randomUUID(), content } });
  for (let i = 0; i < 620; i += 20) await Promise.all(Array.from({ length: 20 }, (_, n) => send(`Message ${i + n}`)));
  const sent = await everythingIn(ada, here.id);
  const all = sent.map(({ content }) => content);
  await until(here.messages, () => texts(here).at(-1) === all.at(-1));
  expect(here.messages.get().items.length).toBeLessThanOrEqual(500);

  while (here.messages.get().hasOlder) await here.loadOlder();
  await until(here.messages, () => texts(here)[0] === all[0]);
  expect(texts(here)).toEqual(all.slice(0, 500));
  expect(here.messages.get().hasNewer).toBe(true);

  await here.jumpTo("latest");
  await until(here.messages, ({ hasNewer }) => !hasNewer);
  expect(texts(here).at(-1)).toBe(all.at(-1));
  await here.jumpTo({ date: new Date(sent[300]!.createdAt) });
  await until(here.messages, ({ items }) => items.some(({ message }) => message.id === sent[300]!.id));
  while (here.messages.get().hasNewer) await here.loadNewer();
  await until(here.messages, () => texts(here).at(-1) === all.at(-1));
  const from = all.indexOf(texts(here)[0]!);
  expect(texts(here)).toEqual(all.slice(from));
  await end();
});

test("Edits, reactions and deletions reach the other one", async () => {
  const { here, there, end } = await talk();
  here.send({ content: "Tee" });
  await until(there.messages, ({ items }) => items.length === 1);

  const { id } = first(there).message;
  const isEdited = here.edit(id, "Tea");
  await until(here.messages, () => texts(here)[0] === "Tea");
  await isEdited;
  await until(there.messages, () => texts(there)[0] === "Tea");
  await there.react(id, "🫖", true);
  expect(first(there).myReactions).toEqual(["🫖"]);
  await until(here.messages, () => first(here).message.reactions?.[0]?.count === 1);
  expect(first(here).myReactions).toEqual([]);
  await there.react(id, "🫖", false);
  await until(here.messages, () => !first(here).message.reactions?.length);
  await here.remove(id);
  await until(there.messages, () => first(there).message.deletedAt !== null);
  await end();
});

test("What the server refuses is shown as it was, and the problem is thrown", async () => {
  const { here, there, end } = await talk();
  here.send({ content: "Ada's" });
  await until(there.messages, ({ items }) => items.length === 1);

  const isEdited = there.edit(first(there).message.id, "Ben's");
  await until(there.messages, () => texts(there)[0] === "Ben's");

  await expect(isEdited).rejects.toMatchObject({ code: "not-your-message" });
  await until(there.messages, () => texts(there)[0] === "Ada's");
  await end();
});

test("A message that is refused for good says why, and the next one is sent all the same", async () => {
  const { here, end } = await talk();
  const refused = here.send({ content: "x".repeat(20_000) });
  here.send({ content: "Shorter" });

  await until(here.messages, ({ items }) => items.length === 2 && items.every(({ status }) => status !== "sending"));
  const failed = here.messages.get().items.find(({ key }) => key === refused)!;
  expect(failed).toMatchObject({ status: "failed", problem: { status: 400 } });
  here.discard(refused);
  await until(here.messages, ({ items }) => items.length === 1);
  expect(texts(here)).toEqual(["Shorter"]);
  await end();
});

test("A draft that is begun on one device is there on the other, until it is sent", async () => {
  const { ada, here, end } = await talk();
  const other = new Browser(server).tab();
  await other.signIn(ada.login);
  await until(other.connection, (state) => state === "live");

  here.saveDraft("Half a sent");
  await until(ada.conversations, (list) => list?.[0]?.draft === "Half a sent");
  await until(other.conversations, (list) => list?.[0]?.draft === "Half a sent");
  here.send({ content: "Half a sentence" });
  await until(other.conversations, (list) => list?.[0]?.draft === null);
  await Promise.all([end(), other.close()]);
});

test("What is begun to be written, and how far was read, is told before the page is gone", async () => {
  const { ada, ben, here, there, end } = await talk();
  there.send({ content: "Read me" });
  await until(here.messages, ({ items }) => items.length === 1);
  await ada.close();

  let hide = (): void => {};
  const asked: string[] = [];
  const tab = new Browser(server).tab({
    onHide: (run) => ((hide = run), () => {}),
    fetch: (url, request) => {
      if (request?.keepalive) asked.push(`${request.method} ${new URL(String(url)).pathname.split("/").slice(-2).join("/")}`);
      return fetch(url, request);
    },
  });
  await tab.signIn(ada.login);
  await until(tab.connection, (state) => state === "live");
  const room = tab.conversation(here.id);
  room.open();
  await until(room.view, ({ state }) => state === "ready");

  room.saveDraft("Half a sent");
  room.markRead(first(there).message.seq);
  hide();

  expect(asked.toSorted()).toEqual([`PUT ${here.id}/draft`, "PUT receipts/me"]);
  await until(there.messages, ({ items }) => items[0]?.status === "read");
  await Promise.all([end(), tab.close(), ben.close()]);
});

test("What was unread is known where the conversation is there before the list", async () => {
  const { ada, here, there, end } = await talk();
  for (const content of ["Read", "Unread"]) there.send({ content });
  await until(here.messages, ({ items }) => items.length === 2);
  const [read, unread] = here.messages.get().items.map(({ message }) => message.seq);
  await ada.api.put("/conversations/{conversationId}/receipts/me", { path: { conversationId: here.id }, body: { readSeq: read! } });

  const [isListAsked, mayListCome] = [new Gate(), new Gate()];
  const withLateList: typeof fetch = async (...request) => {
    if (new URL(String(request[0])).pathname.endsWith("/conversations")) {
      isListAsked.open();
      await mayListCome.passed;
    }
    return fetch(...request);
  };
  const tab = new Browser(server).tab({ fetch: withLateList });
  await tab.signIn(ada.login);
  await isListAsked.passed;
  const room = tab.conversation(here.id);
  room.open();

  const { firstUnreadSeq } = await until(room.messages, ({ items }) => items.length === 2);
  expect(firstUnreadSeq).toBe(unread);
  mayListCome.open();
  await until(tab.conversations, (list) => list !== null);
  expect(room.messages.get().firstUnreadSeq).toBe(unread);
  await Promise.all([end(), tab.close()]);
});
