import { createHash } from "node:crypto";
import { expect, inject, test } from "vitest";
import { MemoryStorage } from "../src/storage/memory.js";
import { FileUploads } from "../src/uploads/uploads.js";
import { Browser, signUp, until } from "./harness/browser.js";
import { FetchStack } from "./harness/fetch-stack.js";

const server = inject("server");
const MB = 1024 * 1024;

/** Holds back the pieces of files until it is opened, and counts the requests that begin one or bring a piece. */
class SlowStack extends FetchStack {
  asked: string[] = [];
  open!: () => void;
  #opened = new Promise<void>((resolve) => { this.open = resolve; });

  override createRequest(method: string, url: string) {
    const request = super.createRequest(method, url);
    const send = request.send.bind(request);
    request.send = async (body: Blob | null) => {
      if (method !== "HEAD") this.asked.push(method);
      if (method === "PATCH") await this.#opened;
      return send(body);
    };
    return request;
  }
}

/** Always the same bytes, of which no two parts are alike. */
function bytes(size: number): Uint8Array<ArrayBuffer> {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, i) => createHash("sha256").update(`block ${i}`).digest());
  return new Uint8Array(Buffer.concat(blocks).subarray(0, size));
}

test("A file goes with the message that it was written with, and is there whole", async () => {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  const { id } = await ada.api.post("/conversations", { body: { kind: "direct", memberIds: [ben.me] } });
  const [here, there] = [ada.conversation(id), ben.conversation(id)];
  for (const room of [here, there]) room.open();
  const content = bytes(3 * MB);

  const upload = ada.uploads.start(new File([content], "recipe.bin"));
  here.send({ content: "Here it is", uploads: [upload.id] });
  await until(here.messages, ({ items }) => items[0]?.uploads[0]?.name === "recipe.bin");
  await until(upload.state, ({ status }) => status === "done");
  await until(there.messages, ({ items }) => items[0]?.message.media[0]?.fileName === "recipe.bin");

  const address = await ben.media.address(there.messages.get().items[0]!.message.media[0]!.id);
  const downloaded = new Uint8Array(await (await fetch(server + address!)).arrayBuffer());
  expect(createHash("sha256").update(downloaded).digest("hex")).toBe(createHash("sha256").update(content).digest("hex"));
  await until(here.messages, ({ items }) => items[0]?.status === "delivered" && items[0].uploads.length === 0);
  await Promise.all([ada.close(), ben.close()]);
});

test("A file that was on its way when the page was closed goes on with the next page", async () => {
  const browser = new Browser(server);
  const ada = await signUp(server, "Ada", browser);
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  await until(ada.conversations, (list) => list?.length === 1);

  const upload = ada.uploads.start(new File([bytes(2 * MB)], "half.bin"));
  ada.conversation(id).send({ content: "", uploads: [upload.id] });
  await until(ada.conversations, (list) => list?.[0]?.last?.status === "sending");
  await ada.close();

  const later = browser.tab();
  await until(later.session, ({ state }) => state === "signedIn");
  await until(later.conversations, (list) => list?.[0]?.last?.message.media[0]?.fileName === "half.bin");
  await until(later.conversations, (list) => list?.[0]?.last?.status === "sent");
  await later.close();
});

test("A file that two tabs know of is sent by one of them", async () => {
  const browser = new Browser(server);
  const ada = await signUp(server, "Ada", browser);
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  const stack = new SlowStack();
  const tabs = [browser.tab({ httpStack: stack }), browser.tab({ httpStack: stack })] as const;
  for (const tab of tabs) {
    await until(tab.session, ({ state }) => state === "signedIn");
    await until(tab.conversations, (list) => list?.length === 1);
  }
  await ada.close(); // One of the others leads from now on, and sends what either writes.

  for (const tab of tabs) {
    const file = new File([bytes(MB)], "once.bin");
    tab.conversation(id).send({ content: "", uploads: [tab.uploads.start(file).id] });
    await until(tabs[0].conversations, (list) => list?.[0]?.last?.message.content === "" && list[0].last.status === "sending");
  }
  await expect.poll(() => stack.asked.filter((method) => method === "PATCH").length, { timeout: 30_000 }).toBe(2);
  stack.open();

  for (const tab of tabs) await until(tab.conversations, (list) => list?.[0]?.last?.status === "sent");
  expect(stack.asked.toSorted()).toEqual(["PATCH", "PATCH", "POST", "POST"]);
  await Promise.all(tabs.map((tab) => tab.close()));
});

test("What an earlier page left behind is forgotten, but not what still goes with a message, or may be in somebody's hands", async () => {
  const storage = new MemoryStorage();
  const now = new Date();
  const kept = (id: string, days: number) => ({ kind: "uploads" as const, key: id, value: { id, at: now.getTime() - days * 24 * 60 * 60_000 } });
  await storage.write([kept("left", 2), kept("named", 2), kept("new", 0.5), kept("discarded", 0.1)]);
  const uploads = new FileUploads({ baseUrl: server, token: "", now: () => now, locks: undefined }, storage, () => {});

  await uploads.sweep(new Set(["named"]));
  uploads.forget("discarded"); // Which another tab had begun.

  await expect.poll(async () => (await storage.all<{ id: string }>("uploads")).map(({ id }) => id)).toEqual(["named", "new"]);
});

test("A message whose file is refused says why, and can be discarded", async () => {
  const ada = await signUp(server, "Ada");
  const { id } = await ada.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [] } });
  const room = ada.conversation(id);
  room.open();

  const upload = ada.uploads.start(new File([], "empty.txt"));
  const clientId = room.send({ content: "", uploads: [upload.id] });
  const { items } = await until(room.messages, ({ items }) => items[0]?.status === "failed");
  expect(items[0]?.problem?.status).toBe(400);

  room.discard(clientId);
  await until(room.messages, ({ items }) => items.length === 0);
  await ada.close();
});
