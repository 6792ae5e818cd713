import { expect, test } from "vitest";
import type { Api, Message } from "../src/index.js";
import { Loader } from "../src/rooms/loader.js";
import { MOST_MESSAGES } from "../src/state/window.js";

const message = (seq: number): Message => ({ id: `${seq}`, seq, senderId: "ben", clientId: `${seq}`, media: [], createdAt: "" }) as unknown as Message;

test("Older messages can be read also where so much is said that what is held is full", async () => {
  let answerOlder!: () => void;
  const isAnswered = new Promise<void>((resolve) => { answerOlder = resolve; });
  const api = {
    get: async (_: string, { query }: { query: { before: number } }) => {
      await isAnswered;
      return { items: [message(query.before - 2), message(query.before - 1)], hasMore: true };
    },
  } as unknown as Api;
  const loader = new Loader(api, "tea", () => 0, () => {});
  const messages = Array.from({ length: MOST_MESSAGES }, (_, i) => message(1_000 + i));
  loader.show({ epoch: 1, seq: 2_000, stretch: { messages, hasOlder: true, hasNewer: false }, members: null, marks: new Map(), pins: [] });

  const isRead = loader.older();
  await Promise.resolve();
  loader.put(message(2_001));
  answerOlder();
  await isRead;

  expect(loader.opened!.stretch).toMatchObject({ hasOlder: true, hasNewer: true });
  expect(loader.opened!.stretch.messages[0]!.seq).toBe(998);
  expect(loader.opened!.stretch.messages).toHaveLength(MOST_MESSAGES);

  for (let i = 0; i < 10; i++) loader.put(message(1_000 + i));
  expect(loader.opened!.stretch.messages).toHaveLength(MOST_MESSAGES);
});
