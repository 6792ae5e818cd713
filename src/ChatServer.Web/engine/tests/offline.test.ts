import { expect, inject, test } from "vitest";
import { Browser, signUp, until } from "./harness/browser.js";

const server = inject("server");

/** A network that is there or not. */
class Network {
  isThere = false;
  #wake = (): void => {};

  platform = {
    fetch: (...request: Parameters<typeof fetch>): Promise<Response> => (this.isThere ? fetch(...request) : Promise.reject(new TypeError("No network"))),
    onWake: (wake: () => void): (() => void) => {
      this.#wake = wake;
      return () => {};
    },
  };

  comeBack(): void {
    this.isThere = true;
    this.#wake();
  }
}

test("A conversation that was opened without network is brought up to date when it is back, and what was written is sent", async () => {
  const browser = new Browser(server);
  const [ada, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { id } = await ben.api.post("/conversations", { body: { kind: "direct", memberIds: [ada.me] } });
  const letGo = ada.conversation(id).open();
  ben.conversation(id).send({ content: "Seen" });
  await until(ada.conversation(id).messages, ({ items }) => items.length === 1);
  letGo();
  await ada.close();
  ben.conversation(id).send({ content: "Missed" });
  await until(ben.conversations, (list) => list?.[0]?.last?.status === "sent" && list[0].last.message.content === "Missed");

  const network = new Network();
  const tab = browser.tab(network.platform);
  await until(tab.session, ({ state }) => state === "signedIn");
  const room = tab.conversation(id);
  room.open();
  await until(room.messages, ({ items, loading, problem }) => !loading && problem?.code === "network" && items.length === 1);
  room.send({ content: "Written meanwhile" });
  await until(room.messages, ({ items }) => items[1]?.status === "sending");

  network.comeBack();
  const { items } = await until(room.messages, ({ items }) => items.length === 3 && items.every(({ status }) => status !== "sending"));
  expect(items.map(({ message }) => message.content)).toEqual(["Seen", "Missed", "Written meanwhile"]);
  await until(room.messages, ({ problem }) => problem === undefined);
  await until(tab.connection, (state) => state === "live");
  await Promise.all([tab.close(), ben.close()]);
});

test("A conversation whose messages could not be read is there once they can be, though nothing else happens", async () => {
  const browser = new Browser(server);
  const [ada, ben] = await Promise.all([signUp(server, "Ada", browser), signUp(server, "Ben")]);
  const { id } = await ben.api.post("/conversations", { body: { kind: "direct", memberIds: [ada.me] } });
  ben.conversation(id).send({ content: "Worth waiting for" });
  await until(ada.conversations, (list) => list?.[0]?.unread === 1);
  await ada.close();

  let failures = 3;
  const tab = browser.tab({
    fetch: (url, request) => (String(url).includes("/messages") && failures-- > 0 ? Promise.resolve(new Response("Bad gateway", { status: 502 })) : fetch(url, request)),
    random: () => 0.01,
  });
  await until(tab.session, ({ state }) => state === "signedIn");
  await until(tab.connection, (state) => state === "live");
  const room = tab.conversation(id);
  room.open();

  await until(room.messages, ({ problem }) => problem?.status === 502);
  const { items, problem } = await until(room.messages, ({ items }) => items.length === 1);
  expect(items[0]?.message.content).toBe("Worth waiting for");
  expect(problem).toBeUndefined();
  await Promise.all([tab.close(), ben.close()]);
});
