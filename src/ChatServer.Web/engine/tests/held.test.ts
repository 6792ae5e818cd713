import { expect, test } from "vitest";
import { isCrowd } from "../src/index.js";
import { follow, hold, keep } from "../src/state/held.js";
import type { Change, ConversationOfServer } from "../src/wire.js";

const view = (kind: ConversationOfServer["kind"]): ConversationOfServer =>
  ({ id: "tea", kind, headSeq: 7, memberCount: 40, readSeq: 7, unread: 0, mentions: 0, lastMessage: null, updatedAt: "2026-01-01T10:00:00Z" }) as ConversationOfServer;

const change = (kind: string, subject: object = {}): Change => ({ seq: 8, kind, at: "2026-01-01T11:00:00Z", actorId: "ben", ...subject });

test.each(["channel", "event"] as const)("In %ss people are counted, not told: a host who comes is not one more", (kind) => {
  const joined = change("member.joined", { member: { userId: "ben", role: "admin", leftSeq: null } });

  expect(isCrowd(kind)).toBe(true);
  expect(follow(hold(view(kind)), joined, "ada")?.view.memberCount).toBe(40);
  expect(follow(hold(view("group")), joined, "ada")?.view.memberCount).toBe(41);
});

test("Where nobody is told who is in it, one hears of being silenced with how one keeps the conversation", () => {
  const until = "2026-01-01T12:00:00Z";
  const silenced = (kind: ConversationOfServer["kind"]) =>
    keep(hold({ ...view(kind), myRole: "member", silencedUntil: null }), { ...view(kind), silencedUntil: until }).view.silencedUntil;

  expect(silenced("channel")).toBe(until);
  expect(silenced("group")).toBeNull();
});

test.each([["message.sent", true], ["member.updated", true], ["thread.started", true], ["thread.updated", false], ["thread.deleted", false], ["event.staged", false]])(
  "The list is sorted as the server sorts it: %s moves a conversation up: %s", (kind, moves) => {
    const { updatedAt } = follow(hold(view("group")), change(kind), "ada")!.view;

    expect(updatedAt).toBe(moves ? "2026-01-01T11:00:00Z" : "2026-01-01T10:00:00Z");
  });
