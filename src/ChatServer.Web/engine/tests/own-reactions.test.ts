import { expect, test } from "vitest";
import type { Api } from "../src/index.js";
import { OwnReactions } from "../src/rooms/own-reactions.js";
import type { Message } from "../src/wire.js";

test("What one reacted elsewhere, where nobody is named, is asked for again", async () => {
  let items: { messageId: string; emoji: string }[] = [];
  const get = () => Promise.resolve({ items });
  const reactions = new OwnReactions({ get } as unknown as Api, "tea", "ada", () => reactions.look([post]));
  const post = { id: "post", reactions: [{ emoji: "🫖", count: 9, userIds: [] }] } as unknown as Message;

  reactions.look([post]);
  await new Promise((done) => setImmediate(done));
  expect(reactions.of(post)).toEqual([]);

  items = [{ messageId: "post", emoji: "🫖" }];
  reactions.forgetAll();
  await new Promise((done) => setImmediate(done));
  expect(reactions.of(post)).toEqual(["🫖"]);
});
