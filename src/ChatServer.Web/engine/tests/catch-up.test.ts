import { expect, test } from "vitest";
import type { Api, ConversationOfServer } from "../src/index.js";
import { hold } from "../src/state/held.js";
import { CatchUp, type Followers } from "../src/sync/catch-up.js";
import { ConversationList } from "../src/sync/list.js";
import type { SyncAnswer, SyncedConversation } from "../src/wire.js";

const view = (id: string, kind: ConversationOfServer["kind"] = "group", epoch = 1): ConversationOfServer =>
  ({ id, kind, epoch, headSeq: 5, readSeq: 5, unread: 0, mentions: 0, avatar: null, lastMessage: null, updatedAt: "" }) as ConversationOfServer;

const synced = (id: string, status: SyncedConversation["status"], shown?: ConversationOfServer): SyncedConversation =>
  ({ conversationId: id, status, epoch: shown?.epoch ?? 1, headSeq: 5, changes: [], receipts: [], ...(shown && { conversation: shown }) });

const answer = (parts: Partial<SyncAnswer>): SyncAnswer => ({ cursor: "next", me: [], users: [], conversations: [], hasMore: false, ...parts });

/** A client whose server answers syncs like this, one after the other, and what came of it in order. */
function client({ syncs, listed = [] }: { syncs: SyncAnswer[]; listed?: ConversationOfServer[] }) {
  const happened: string[] = [];
  const api = {
    post: async () => {
      happened.push("sync");
      return syncs.shift() ?? answer({});
    },
    all: async () => {
      happened.push("list");
      return listed;
    },
  } as unknown as Api;
  const list = new ConversationList("ada", { change: (id) => happened.push(`${id} is there`), drop: (id) => happened.push(`${id} is gone`) });
  const followers: Followers = {
    change: () => {}, marks: () => {}, card: () => {}, reload: () => {},
    anotherEpoch: () => happened.push("another epoch"),
    listed: () => happened.push("listed"),
    mine: async (changes) => void (changes === undefined && happened.push("mine")),
  };
  return { happened, list, catchUp: new CatchUp(api, list, followers) };
}

test("A fresh client shows its list after two questions in a row", async () => {
  const { happened, catchUp } = client({ syncs: [answer({})], listed: [view("tea")] });

  await catchUp.run();

  expect(happened).toEqual(["sync", "list", "mine", "tea is there", "listed", "sync"]);
});

test("Who subscribes to a channel has it at once, and it is never gone", async () => {
  const me = [{ seq: 1, kind: "conversation.joined", at: "", subjectId: "news" }];
  const { happened, list, catchUp } = client({ syncs: [answer({ me, conversations: [synced("news", "tooLong", view("news", "channel"))] })] });
  catchUp.cursor = "before";

  await catchUp.run();

  expect(list.get("news")?.view.kind).toBe("channel");
  expect(happened).not.toContain("news is gone");
});

test("Who went out of a channel and came back has what it is now", async () => {
  const me = [{ seq: 1, kind: "conversation.joined", at: "", subjectId: "news" }];
  const now = { ...view("news", "channel"), title: "Now" };
  const { list, catchUp } = client({
    syncs: [answer({ me, conversations: [synced("news", "upToDate")] }), answer({ conversations: [synced("news", "tooLong", now)] })],
  });
  list.restore("news", hold({ ...view("news", "channel"), title: "Before" }));
  catchUp.cursor = "before";

  await catchUp.run();

  expect(list.get("news")?.view.title).toBe("Now");
});

test("A page that kept what was before a restore of the server notices that everything counts anew", async () => {
  const { happened, list, catchUp } = client({ syncs: [answer({ conversations: [synced("tea", "tooLong", view("tea", "group", 2))] })] });
  list.restore("tea", hold(view("tea")));
  catchUp.cursor = "before";

  await catchUp.run();

  expect(happened).toContain("another epoch");
});
