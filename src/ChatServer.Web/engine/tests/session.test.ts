import { expect, inject, test } from "vitest";
import { createClient } from "../src/index.js";
import { MemoryStorage } from "../src/storage/memory.js";
import type { Storage } from "../src/storage/storage.js";
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

function unreadable(): Storage {
  const fail = (): Promise<never> => Promise.reject(new DOMException("Internal error", "UnknownError"));
  return Object.assign(new MemoryStorage(), { read: fail, all: fail });
}
