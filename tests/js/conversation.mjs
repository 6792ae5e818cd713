// Usage: node conversation.mjs ADDRESS. Ada and Ben have official SignalR clients, Cleo has curl; each sees what the contract says.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Device } from "./device.mjs";
import { byCurl, byFetch, Person } from "./person.mjs";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const signUp = (name, transport) => Person.signUp(process.argv[2], name, transport);
const [ada, ben, cleo] = await Promise.all([signUp("Ada", byFetch), signUp("Ben", byFetch), signUp("Cleo", byCurl)]);
const talk = await ada.post("/conversations", { kind: "group", title: "Tea", memberIds: [ben.id, cleo.id] });
const receipts = `/conversations/${talk.id}/receipts/me`;
const adas = await Device.connect(ada);
const bens = await Device.connect(ben);

/** Both devices hear an event of exactly these members. */
async function bothHear(event, members) {
  for (const device of [adas, bens]) assert.deepEqual(await device.hears(event, members), { event, ...members });
}

/** Both hear of a change of a message, which both see as the answer to whoever changed it showed it. */
const bothHearOf = (kind, seq, actor, at, message) =>
  bothHear("change", { conversationId: talk.id, epoch: talk.epoch, seq, kind, at, actorId: actor.id, message });

/** By a change of its own, soon after, a message shows what became of the replies to it. */
async function bothHearOfReplies(seq, actor, { id }) {
  const { at } = await adas.hears("change", { kind: "message.replied", seq });
  await bothHearOf("message.replied", seq, actor, at, await ada.get(`/messages/${id}`));
}

async function bothHearReceipt(member, marks) {
  const { at } = await adas.hears("receipt", { userId: member.id, ...marks });
  assert.match(at, TIME);
  await bothHear("receipt", { conversationId: talk.id, userId: member.id, ...marks, at });
}

console.log("Each is told that the other is there.");
for (const [device, other] of [[adas, ben], [bens, ada]])
  assert.deepEqual(await device.hears("presence"), { event: "presence", userId: other.id, status: "online" });

console.log("Ada sends through her socket, and repeats it: one message.");
const clientId = randomUUID();
const morning = await adas.call("Send", talk.id, { clientId, content: "Good morning ☕" });
assert.match(morning.createdAt, TIME);
assert.deepEqual(morning, {
  id: morning.id, conversationId: talk.id, seq: 5, clientId, senderId: ada.id, content: "Good morning ☕", media: [], replyToId: null,
  createdAt: morning.createdAt, editedAt: null, deletedAt: null,
});
assert.deepEqual(await adas.call("Send", talk.id, { clientId, content: "Good morning ☕" }), morning);
await bothHearOf("message.sent", 5, ada, morning.createdAt, morning);

console.log("Ben has received it, and is writing.");
assert.deepEqual(await bens.call("MarkDelivered", talk.id, 5), { deliveredSeq: 5, readSeq: 3 });
await bothHearReceipt(ben, { deliveredSeq: 5, readSeq: 3 });
await bens.call("Typing", talk.id);
const typing = await adas.hears("typing");
assert.match(typing.expiresAt, TIME);
assert.deepEqual(typing, { event: "typing", conversationId: talk.id, userId: ben.id, expiresAt: typing.expiresAt });

console.log("Cleo reads by curl, and replies by curl.");
assert.deepEqual(await cleo.put(receipts, { readSeq: 5 }), { deliveredSeq: 5, readSeq: 5 });
await bothHearReceipt(cleo, { deliveredSeq: 5, readSeq: 5 });
const tea = await cleo.send(talk.id, "Tea for me", { replyToId: morning.id });
assert.equal(tea.replyToId, morning.id);
await bothHearOf("message.sent", 6, cleo, tea.createdAt, tea);
await bothHearOfReplies(7, cleo, morning);
for (const kind of ["follow.updated", "notification.updated"]) await adas.hears("me", { kind });

console.log("Ada sees how far her message has come to each of them.");
const statuses = async () => (await ada.get(`/messages/${morning.id}/receipts`)).items.map((r) => [r.userId, r.status]).sort();
assert.deepEqual(await statuses(), [[ben.id, "delivered"], [cleo.id, "read"]].sort());
assert.deepEqual(await bens.call("MarkRead", talk.id, 1_000_000), { deliveredSeq: 7, readSeq: 7 });
await bothHearReceipt(ben, { deliveredSeq: 7, readSeq: 7 });
assert.deepEqual(await statuses(), [[ben.id, "read"], [cleo.id, "read"]].sort());

console.log("Ben's answer, edited and unsent.");
const clumsy = await bens.call("Send", talk.id, { clientId: randomUUID(), content: "Me to", replyToId: tea.id });
await bothHearOf("message.sent", 8, ben, clumsy.createdAt, clumsy);
await bothHearOfReplies(9, ben, tea);
await bens.hears("me", { kind: "follow.updated" });
const edited = await bens.call("Edit", clumsy.id, { content: "Me too" });
assert.deepEqual(edited, { ...clumsy, content: "Me too", editedAt: edited.editedAt });
await bothHearOf("message.edited", 10, ben, edited.editedAt, edited);
await bens.call("Delete", clumsy.id);
const unsent = await cleo.get(`/messages/${clumsy.id}`);
assert.deepEqual(unsent, { ...edited, content: null, deletedAt: unsent.deletedAt });
await bothHearOf("message.deleted", 11, ben, unsent.deletedAt, unsent);
await bothHearOfReplies(12, ben, tea);

console.log("Cleo edits by curl; Ada, who owns the group, deletes it all the same.");
const coffee = await cleo.patch(`/messages/${tea.id}`, { content: "Coffee for me" });
await bothHearOf("message.edited", 13, cleo, coffee.editedAt, coffee);
await adas.call("Delete", tea.id);
const deleted = await cleo.get(`/messages/${tea.id}`);
await bothHearOf("message.deleted", 14, ada, deleted.deletedAt, deleted);
await bothHearOfReplies(15, ada, morning);

console.log("What is refused says so with the same code through both doors.");
const code = (call) => call.then(() => "accepted", (refused) => JSON.parse(refused.message.replace(/^[^{]*/, "")).code);
assert.equal(await code(bens.call("Edit", morning.id, { content: "Bad morning" })), "not-your-message");
assert.equal(await code(ben.patch(`/messages/${morning.id}`, { content: "Bad morning" })), "not-your-message");

console.log("Ada asks through her socket, Ben votes, and she closes the poll.");
const drinks = { question: "What shall we drink?", options: [{ text: "Tea" }, { text: "Coffee" }], closesAt: null };
const asked = await adas.call("Send", talk.id, { clientId: randomUUID(), content: "", poll: drinks });
const shown = { ...drinks, options: [{ text: "Tea", votes: 0 }, { text: "Coffee", votes: 0 }], voters: 0, multiple: false, anonymous: false, quiz: false };
assert.deepEqual(asked.poll, { ...shown, closedAt: null, correctOption: null, explanation: null });
await bothHearOf("message.sent", 16, ada, asked.createdAt, asked);
assert.deepEqual(await ben.put(`/messages/${asked.id}/poll/vote`, { options: [1] }), { options: [1], correctOption: null, explanation: null });
assert.equal((await bens.hears("me", { kind: "vote.updated" })).subjectId, asked.id);
const counted = { ...asked, poll: { ...asked.poll, options: [{ text: "Tea", votes: 0 }, { text: "Coffee", votes: 1 }], voters: 1 } };
const { at } = await adas.hears("change", { kind: "poll.voted" });
await bothHearOf("poll.voted", 17, ada, at, counted);
const closed = await ada.post(`/messages/${asked.id}/poll/close`);
assert.deepEqual(closed, { ...counted, poll: { ...counted.poll, closedAt: closed.poll.closedAt } });
await bothHearOf("poll.closed", 18, ada, closed.poll.closedAt, closed);

console.log("Cleo's new name reaches everybody.");
const { id, username } = await cleo.patch("/users/me", { displayName: "Cleopatra" });
const { version } = await adas.hears("user");
await bothHear("user", { id, username, displayName: "Cleopatra", avatar: null, bio: null, status: null, deleted: false, version });

console.log("Everybody has seen the same in the same order.");
assert.deepEqual(adas.changes(), bens.changes());
const synced = (await cleo.post("/sync", { known: [{ conversationId: talk.id, epoch: talk.epoch, seq: 4 }] })).conversations[0];
assert.deepEqual(synced.changes.map((c) => c.seq), adas.changes().map((c) => c.seq));
assert.deepEqual(synced.changes.map((c) => c.kind), adas.changes().map((c) => c.kind));
assert.deepEqual((await cleo.get(`/conversations/${talk.id}/messages`)).items, [morning, deleted, unsent, closed]);

console.log("Ben goes, and Ada is told. Neither heard anything else.");
await bens.hub.stop();
const { lastSeenAt } = await adas.hears("presence", { status: "offline" });
assert.match(lastSeenAt, TIME);
for (const device of [adas, bens]) device.heard = device.heard.filter(({ kind }) => kind !== "notification.updated");
assert.deepEqual(adas.count(), { presence: 2, change: 14, receipt: 3, typing: 1, user: 1, me: 1 });
assert.deepEqual(bens.count(), { presence: 1, change: 14, receipt: 3, user: 1, me: 2 });
await adas.hub.stop();
