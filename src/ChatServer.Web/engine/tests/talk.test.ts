import { expect, inject, test } from "vitest";
import type { ChatClient } from "../src/index.js";
import { signUp, until } from "./harness/browser.js";

const server = inject("server");

const texts = (client: ChatClient, id: string): (string | null)[] => client.conversation(id).messages.get().items.map(({ message }) => message.content);

test("Two people talk: each sees what the other says, how far it has come, and who is writing", async () => {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  const [here, there] = [ada.conversation(id), ben.conversation(id)];
  here.open();

  const clientId = here.send({ content: "Good morning" });
  await until(here.messages, ({ items }) => items.length === 1);
  expect(here.messages.get().items[0]).toMatchObject({ key: clientId, isMine: true });

  await until(ben.conversations, (list) => list?.[0]?.title === "Ada" && list[0].unread === 1);
  await until(here.messages, ({ items }) => items[0]?.status === "delivered");
  there.open();
  await until(there.messages, ({ items }) => items.length === 1);
  expect(there.messages.get().firstUnreadSeq).toBe(there.messages.get().items[0]?.message.seq);
  there.markRead(there.messages.get().items[0]!.message.seq);
  await until(ben.conversations, (list) => list?.[0]?.unread === 0);
  await until(here.messages, ({ items }) => items[0]?.status === "read");

  there.typing();
  await until(ada.conversations, (list) => list?.[0]?.typing[0] === ben.me);
  there.send({ content: "And to you" });
  await until(here.messages, ({ items }) => items.length === 2);
  expect(texts(ada, id)).toEqual(["Good morning", "And to you"]);
  await until(ada.conversations, (list) => list?.[0]?.typing.length === 0, 1_000); // Whoever has sent writes no more, long before it runs out.
  await Promise.all([ada.close(), ben.close()]);
});
