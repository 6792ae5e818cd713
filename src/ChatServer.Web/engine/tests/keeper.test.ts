import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import type { Api, Card, ConversationOfServer } from "../src/index.js";
import { Cards } from "../src/people/cards.js";
import { hold, type Held } from "../src/state/held.js";
import { openIndexedDb } from "../src/storage/indexed-db.js";
import { MemoryStorage } from "../src/storage/memory.js";
import type { CatchUp } from "../src/sync/catch-up.js";
import { ConversationList } from "../src/sync/list.js";
import type { Personal } from "../src/sync/personal.js";
import { Keeper } from "../src/world/keeper.js";

const view = (id: string): ConversationOfServer => ({ id, avatar: null, headSeq: 1, readSeq: 0, unread: 0, mentions: 0 }) as ConversationOfServer;
const card = (id: string): Card => ({ id, displayName: id, avatar: null, version: 1 }) as Card;

/** What a tab holds, and what keeps it. */
function tab(storage = new MemoryStorage()) {
  const list = new ConversationList("ada", { change: (id) => keeper.conversation(id), drop: (id) => keeper.conversation(id) });
  const cards = new Cards({} as Api, (card) => keeper.person(card));
  const personal = { state: {}, untold: new Set() } as unknown as Personal;
  const keeper: Keeper = new Keeper(storage, list, { cursor: "here" } as CatchUp, personal, cards);
  const kept = async () => ({
    conversations: (await storage.all<Held>("conversations")).map((held) => held.view.id).sort(),
    people: (await storage.all<Card>("people")).map(({ id }) => id).sort(),
  });
  return { storage, list, cards, keeper, kept };
}

test("What could not be kept, since there was no room, is kept with what comes next", async () => {
  const { storage, list, cards, keeper, kept } = tab();
  await keeper.begin();
  const write = vi.spyOn(storage, "write").mockRejectedValueOnce(new DOMException("The disk is full", "QuotaExceededError"));
  list.adopt(view("tea"));
  cards.put(card("ben"));
  await keeper.flush();
  expect(await kept()).toEqual({ conversations: [], people: [] });

  list.adopt(view("cake"));
  await keeper.flush();

  expect(write).toHaveBeenCalledTimes(2);
  expect(await kept()).toEqual({ conversations: ["cake", "tea"], people: ["ben"] });
});

test("Where the browser had closed what it keeps, everything is kept anew", async () => {
  const { storage, list, keeper, kept } = tab();
  await keeper.begin();
  for (const id of ["tea", "cake"]) list.adopt(view(id));
  await keeper.flush();
  await storage.clear();
  vi.spyOn(storage, "write").mockRejectedValueOnce(new DOMException("It is closed", "InvalidStateError"));

  await keeper.flush();
  await keeper.flush();

  expect((await kept()).conversations).toEqual(["cake", "tea"]);
});

test("A tab that takes the lead keeps what it holds, and lets go of what it does not", async () => {
  const { storage, list, cards, keeper, kept } = tab();
  await storage.write([{ kind: "conversations", key: "left", value: hold(view("left")) }]);
  list.adopt(view("tea"));
  cards.put(card("ben"));

  await keeper.begin();
  await keeper.flush();

  expect(await kept()).toEqual({ conversations: ["tea"], people: ["ben"] });
});

test("A database that the browser closed is opened again", async () => {
  const factory = new IDBFactory();
  const opened: IDBDatabase[] = [];
  const open = factory.open.bind(factory);
  vi.spyOn(factory, "open").mockImplementation((...name) => {
    const request = open(...name);
    request.addEventListener("success", () => opened.push(request.result));
    return request;
  });
  const storage = await openIndexedDb(factory, "kept");

  opened[0]!.close();
  await expect(storage.write([{ kind: "meta", key: "position", value: 1 }])).rejects.toMatchObject({ name: "InvalidStateError" });
  opened[0]!.onclose!(new Event("close"));

  await expect.poll(() => storage.write([{ kind: "meta", key: "position", value: 2 }]).then(() => true, () => false)).toBe(true);
  expect(await storage.read("meta", "position")).toBe(2);
});
