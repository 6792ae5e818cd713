// Usage: node notifications.mjs ADDRESS. Ada and Ben have official SignalR clients, Ben two of them; each hears at once of what concerns them.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Device } from "./device.mjs";
import { Person } from "./person.mjs";

const [ada, ben, cleo] = await Promise.all(["Ada", "Ben", "Cleo"].map((name) => Person.signUp(process.argv[2], name)));
const adas = await Device.connect(ada);
const bens = [await Device.connect(ben), await Device.connect(await ben.signIn())];
const inSeconds = (seconds) => ({ remindAt: new Date(Date.now() + seconds * 1000).toISOString() });

/** What all these devices hear of first when somebody does this. */
async function heardOf(devices, kind, act) {
  for (const device of devices) device.heard.length = 0;
  const done = await act();
  const heard = await Promise.all(devices.map((device) => device.hears("me", { kind })));
  assert.equal(new Set(heard.map(({ subjectId }) => subjectId)).size, 1);
  return { done, subjectId: heard[0].subjectId };
}

/** The entry that they hear of, as it is read then. */
async function entryOf(devices, act) {
  const { done, subjectId } = await heardOf(devices, "notification.updated", act);
  const [{ person }] = devices;
  return { done, entry: await person.get(`/notifications/${subjectId}`) };
}

console.log("Ben is added, and mentioned.");
const added = await entryOf(bens, () => ada.post("/conversations", { kind: "group", title: "Tea", memberIds: [ben.id, cleo.id] }));
const tea = added.done.id;
assert.deepEqual([added.entry.kind, added.entry.conversationId, added.entry.actorId], ["added", tea, ada.id]);
const { done: question, entry: mention } = await entryOf(bens, () => ada.send(tea, `@${ben.account.username}, tea?`));
assert.deepEqual([mention.kind, mention.alert, mention.read, mention.message.id], ["mention", true, false, question.id]);
const { messages, mentions } = await ben.get("/notifications/unread");
assert.deepEqual([messages, mentions], [1, 1]);

console.log("What he reads on one device is read on the other.");
const { entry: read } = await entryOf(bens, () => bens[1].person.put(`/notifications/${mention.id}/read`));
assert.deepEqual([read.id, read.read], [mention.id, true]);

console.log("Ada hears of his answer, and he of a reaction to it.");
const answered = await entryOf([adas], () => bens[0].call("Send", tea, { clientId: randomUUID(), content: "Yes", replyToId: question.id }));
assert.deepEqual([answered.entry.kind, answered.entry.message.content], ["reply", "Yes"]);
const liked = await entryOf(bens, () => cleo.put(`/messages/${answered.done.id}/reactions/%F0%9F%AB%96`));
assert.deepEqual([liked.entry.kind, liked.entry.actorId, liked.entry.count], ["reaction", cleo.id, 1]);

console.log("He mutes the group: what comes is listed, and should not disturb.");
await heardOf(bens, "notifications.preferences", () => ben.put(`/conversations/${tea}/notifications`, { level: "nothing" }));
const muted = await entryOf(bens, () => cleo.send(tea, `@${ben.account.username}, milk?`));
assert.deepEqual([muted.entry.kind, muted.entry.alert], ["mention", false]);

console.log("He wants to hear of the question again, and does, at its time.");
const { done: reminder, subjectId } = await heardOf(bens, "reminder.updated", () => ben.post(`/messages/${question.id}/reminders`, inSeconds(3600)));
assert.equal(subjectId, reminder.id);
const due = await entryOf(bens, () => ben.patch(`/reminders/${reminder.id}`, inSeconds(3)));
assert.deepEqual([due.entry.kind, due.entry.alert, due.entry.message.id], ["reminder", true, question.id]);
assert.deepEqual((await ben.get("/reminders")).items, []);

console.log("Ada deletes the question, and nothing tells of it any more.");
const { subjectId: gone } = await heardOf(bens, "notification.updated", () => ada.delete(`/messages/${question.id}`));
await assert.rejects(ben.get(`/notifications/${gone}`), { status: 404 });
assert.deepEqual((await ben.get("/notifications")).items.filter(({ message }) => message?.id === question.id), []);

await Promise.all([adas, ...bens].map(({ hub }) => hub.stop()));
