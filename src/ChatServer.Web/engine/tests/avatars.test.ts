import { expect, test } from "vitest";
import type { Api, Avatar, Card, ConversationOfServer } from "../src/index.js";
import { Cards } from "../src/people/cards.js";
import { ConversationList } from "../src/sync/list.js";
import { Addresses } from "../src/world/addresses.js";

const MINUTE = 60_000;

const face = (mediaId: string): Avatar => ({ mediaId, placeholder: "hash", url: `/${mediaId}?until=soon`, largeUrl: `/${mediaId}-large?until=soon` });
const card = (id: string): Card => ({ id, username: id, displayName: id, avatar: face(`face-of-${id}`), bio: null, status: null, deleted: false, version: 1 });

/** A server with people and media that counts what it is asked. */
function server() {
  const asked: string[] = [];
  const get = async (path: string, { query, path: places }: { query?: { ids?: string[] }; path?: { mediaId: string } }) => {
    asked.push(path);
    if (path === "/users") return { items: query!.ids!.map(card) };
    return { status: "ready", url: null, variants: [{ name: "160", url: `/${places!.mediaId}?until=later` }] };
  };
  return { asked, api: { get } as unknown as Api };
}

test("What is held of people and groups has no addresses, which end; those that were just given are known as long as they are good", async () => {
  let now = 0;
  const { api, asked } = server();
  const addresses = new Addresses(api, () => new Date(now));
  const cards = new Cards(api, () => {}, ({ avatar }) => addresses.know(avatar));
  const list = new ConversationList("ada", { change: () => {}, drop: () => {}, adopt: ({ avatar }) => addresses.know(avatar) });

  cards.want("ben");
  list.adopt({ id: "tea", avatar: face("teapot"), headSeq: 1, readSeq: 0, unread: 0, mentions: 0 } as ConversationOfServer);
  await expect.poll(() => cards.get("ben")?.avatar).toEqual({ ...face("face-of-ben"), url: null, largeUrl: null });
  expect(list.get("tea")?.view.avatar).toEqual({ ...face("teapot"), url: null, largeUrl: null });

  for (const one of ["face-of-ben", "teapot"]) expect(await addresses.address(one, "160")).toBe(`/${one}?until=soon`);
  expect(asked).toEqual(["/users"]);
  now = 6 * MINUTE;
  for (const one of ["face-of-ben", "teapot"]) expect(await addresses.address(one, "160")).toBe(`/${one}?until=later`);
  expect(asked).toEqual(["/users", "/media/{mediaId}", "/media/{mediaId}"]);
});

test("What an earlier page kept with addresses is shown without", () => {
  const list = new ConversationList("ada", { change: () => {}, drop: () => {} });
  list.adopt({ id: "tea", avatar: null, headSeq: 1, readSeq: 0, unread: 0, mentions: 0 } as ConversationOfServer);
  const { view, tally } = list.get("tea")!;

  list.restore("tea", { view: { ...view, avatar: face("teapot") }, tally });

  expect(list.get("tea")?.view.avatar?.url).toBeNull();
});
