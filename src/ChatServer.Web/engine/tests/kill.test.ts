import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatClient, Item } from "../src/index.js";
import { Browser, signUp, until } from "./harness/browser.js";
import { Server } from "./harness/server.js";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const MESSAGES = 40;

const isThere = ({ status }: Item): boolean => status !== "sending" && status !== "failed";
const contents = (client: ChatClient, id: string): (string | null)[] => client.conversation(id).messages.get().items.map(({ message }) => message.content);

test("The server is killed while two people write: each message is there once, in the same order for both", async () => {
  const [ada, ben] = await Promise.all([signUp(server.address, "Ada"), signUp(server.address, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  const rooms = [ada, ben].map((client) => client.conversation(id));
  for (const room of rooms) {
    room.open();
    await until(room.view, ({ state }) => state === "ready");
  }

  const sent: string[] = [];
  const write = (from: number): void => {
    for (let i = from; i < from + MESSAGES / 4; i++)
      for (const [who, room] of rooms.entries()) {
        sent.push(`${who}: ${i}`);
        room.send({ content: `${who}: ${i}` });
      }
  };
  write(0);
  await until(rooms[0]!.messages, ({ items }) => items.some(isThere));
  write(MESSAGES / 4);
  await server.kill();
  write(MESSAGES / 2);
  await server.run();
  write((MESSAGES * 3) / 4);

  for (const room of rooms) await until(room.messages, ({ items }) => items.length === sent.length && items.every(isThere));
  expect(contents(ada, id)).toEqual(contents(ben, id));
  expect(contents(ada, id).toSorted()).toEqual(sent.toSorted());
  for (const who of [0, 1]) {
    const ofOne = (content: string | null): boolean => content!.startsWith(`${who}:`);
    expect(contents(ada, id).filter(ofOne)).toEqual(sent.filter(ofOne));
  }
  const { items } = await ada.api.get("/conversations/{conversationId}/messages", { path: { conversationId: id }, query: { limit: 200 } });
  expect(items.map(({ content }) => content)).toEqual(contents(ada, id));
  await Promise.all([ada.close(), ben.close()]);
});

test("What was written while the server was away, and the page was closed, is sent by the next page", async () => {
  const browser = new Browser(server.address);
  const [ada, ben] = await Promise.all([signUp(server.address, "Ada", browser), signUp(server.address, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  await until(ada.conversations, (list) => list?.length === 1);

  await server.kill();
  ada.conversation(id).send({ content: "Into the void" });
  await until(ada.conversations, (list) => list?.[0]?.last?.status === "sending");
  await ada.close();

  const later = browser.tab();
  await until(later.session, ({ state }) => state === "signedIn");
  await until(later.conversations, (list) => list?.[0]?.last?.message.content === "Into the void");
  expect(later.conversations.get()?.[0]?.last?.status).toBe("sending");
  await server.run();

  await until(ben.conversations, (list) => list?.[0]?.last?.message.content === "Into the void");
  await until(later.conversations, (list) => list?.[0]?.last?.status !== "sending");
  await Promise.all([later.close(), ben.close()]);
});
