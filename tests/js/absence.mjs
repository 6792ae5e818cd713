// Usage: node absence.mjs ADDRESS PAGE MODERATOR. PAGE is one that the server may ask for, MODERATOR the token of a moderator of the server. Ben is cut off while things of every kind happen, comes back, and has what a fresh client has.
// The last line of the output says which kinds those were.
import assert from "node:assert/strict";
import { withoutAddresses } from "./addresses.mjs";
import { Cable } from "./cable.mjs";
import { Device } from "./device.mjs";
import { holdEvents, schedule } from "./events.mjs";
import { mustBeFresh, until } from "./fresh.mjs";
import { keep, openThreads } from "./keeping.mjs";
import { byFetch, Person } from "./person.mjs";
import { broken, picture } from "./pictures.mjs";
import { ClientState } from "./state.mjs";
import { showStories } from "./stories.mjs";

const [server, page, moderatorToken] = process.argv.slice(2);
const [ada, ben, cleo, dan] = await Promise.all(["Ada", "Ben", "Cleo", "Dan"].map((name) => Person.signUp(server, name)));

console.log("Ada, Ben, Cleo and Dan talk. Ada and Ben follow it.");
const tea = await start(ada, "group", ben, cleo);
const doomed = await start(ada, "group", ben, cleo);
const barred = await start(ada, "group", ben);
const closed = await start(ada, "group", ben);
const reopened = await start(ada, "group", ben);
const chatty = await start(ada, "direct", ben);
const quiet = await start(cleo, "direct", ben);
const hidden = await start(dan, "direct", ben);
const [news, gossip] = [await startChannel(ada), await startChannel(ada)];
for (const channel of [news, gossip]) await ben.put(`/channels/${channel}/subscription`);
const [tasting, washedOut] = [await schedule(ada, ben), await schedule(ada, ben)];
await start(ada, "group", ben); // Where nothing happens.
for (const [who, where] of [[ada, tea], [cleo, tea], [ben, tea], [ada, chatty], [dan, hidden]]) await who.send(where, "Hello");
const story = await cleo.send(quiet, "An old story");
await ben.delete(`/conversations/${hidden}`);

const cable = await Cable.lay(server);
const adas = await follow(ada, new Device(ada));
const bens = await follow(ben, new Device(ben, cable.address));
await ada.send(tea, "Can you hear me?");
await bens.device.hears("change", { conversationId: tea });
assert.deepEqual(bens.state.list(), withoutAddresses(await ben.all("/conversations")));

console.log("Ben is cut off, and everything happens.");
const isBack = new Promise((resolve) => bens.device.hub.onreconnected(resolve));
const heardBefore = adas.device.heard.length;
bens.answers.length = 0;
cable.cut();
await Promise.all([talkOverTea(60), chatter(1_001)]);
const started = await liveOn();
const heard = adas.device.heard.slice(heardBefore).filter((e) => e.event === "change");

console.log("Ben comes back.");
cable.mend();
await isBack;
await bens.state.catchUp();
await mustBeFresh(ben, bens.state);
const missed = [...bens.answers];

console.log("He hears as before, and what he hid stays hidden.");
await cleo.patch(`/messages/${story.id}`, { content: "Nobody looks" });
const { seq } = await ada.send(tea, "Welcome back");
for (const { device } of [adas, bens]) await device.hears("change", { conversationId: tea, seq });
await bens.state.catchUp();
await mustBeFresh(ben, bens.state);

console.log("Ada, who was there all the time, lacks nothing either.");
adas.answers.length = 0;
await adas.state.catchUp();
assert.deepEqual(adas.answers.flatMap((a) => a.conversations.filter((c) => c.status !== "upToDate")), []);
await mustBeFresh(ada, adas.state);

const synced = missed.flatMap((answer) => answer.conversations);
assert.deepEqual([...new Set(synced.map((c) => c.status))].sort(), ["changes", "gone", "tooLong", "upToDate"]);
const replayed = synced.flatMap((c) => c.changes);
const { epoch } = await ada.get(`/conversations/${reopened}`);
const [fromTheStart] = (await ada.post("/sync", { known: [{ conversationId: started, epoch, seq: 0 }] })).conversations;
console.log(JSON.stringify({
  occurred: kinds([...heard, ...fromTheStart.changes]),
  replayed: kinds(replayed),
  count: replayed.length,
  listed: kinds(missed.flatMap((answer) => answer.me)),
}));
await Promise.all([adas.device.hub.stop(), bens.device.hub.stop()]);
cable.close();

async function start(owner, kind, ...others) {
  return (await owner.post("/conversations", { kind, memberIds: others.map((o) => o.id) })).id;
}

async function startChannel(owner) {
  return (await owner.post("/conversations", { kind: "channel", title: "Tea news", topic: "tea", public: true, memberIds: [] })).id;
}

/** A device whose state follows the hub, with all answers that Sync gave it. */
async function follow(person, device) {
  const answers = [];
  const state = new ClientState(person, async (request) => {
    const answer = await device.call("Sync", request);
    answers.push(answer);
    return answer;
  });
  state.listenTo(device.hub);
  await device.hub.start();
  await state.load();
  return { device, state, answers };
}

/** Twelve changes a round, with marks that move beside them. */
async function talkOverTea(rounds) {
  const members = `/conversations/${tea}/members`;
  for (let i = 0; i < rounds; i++) {
    const question = await ada.send(tea, `Milk or lemon? (${i})`);
    const answer = await cleo.send(tea, "Milk", { replyToId: question.id });
    await cleo.patch(`/messages/${answer.id}`, { content: "Lemon" });
    await cleo.put(`/messages/${question.id}/reactions/%F0%9F%AB%96`);
    await ada.put(`/messages/${question.id}/pin`);
    await ada.delete(`/messages/${question.id}/pin`);
    if (i % 2 === 0) await ada.delete(`/messages/${question.id}`);
    await ada.patch(`/conversations/${tea}`, { title: `Tea, cup ${i}`, description: i % 3 === 0 ? "At five" : null, disappearAfter: i % 4 === 0 ? 86400 : null });
    await ada.patch(`${members}/${cleo.id}`, { role: i % 2 === 0 ? "moderator" : "member" });
    await ada.post(members, { userIds: [dan.id] });
    await dan.send(tea, "Just passing by");
    await dan.delete(`${members}/${dan.id}`);
    await cleo.put(`/conversations/${tea}/receipts/me`, { deliveredSeq: 1_000_000, ...(i % 2 && { readSeq: 1_000_000 }) });
  }
}

/** More than Sync replays. */
async function chatter(count) {
  const many = (lane) => Array.from({ length: Math.ceil((count - lane) / 20) }, (_, i) => `${lane + i * 20}`);
  await Promise.all(Array.from({ length: 20 }, async (_, lane) => {
    for (const text of many(lane)) await ada.send(chatty, text);
  }));
}

async function liveOn() {
  const fleeting = await sendFleeting();
  const phone = await ben.signIn();
  await (await ben.signIn()).delete("/sessions/current");
  await phone.patch("/users/me", { displayName: "Ben Nevis", privacy: { showReads: false } });
  await phone.send(tea, "From my phone");
  await phone.put(`/conversations/${chatty}/receipts/me`, { readSeq: 500 });
  await keep(phone, ada, { story, tea, reopened });
  await ada.put(`/users/me/contact-requests/${ben.id}`, { note: "From tea" });
  await phone.put(`/users/me/contact-requests/${ada.id}/accepted`);
  await phone.patch(`/users/me/contacts/${ada.id}`, { alias: "Countess", favourite: true });
  await cleo.put(`/users/me/contact-requests/${ben.id}`, {});
  await phone.put(`/users/me/blocks/${dan.id}`);
  await phone.delete(`/users/me/blocks/${dan.id}`);
  await phone.put(`/users/me/blocks/${cleo.id}`);
  await phone.delete(`/users/me/blocks/${cleo.id}`);
  await phone.put(`/conversations/${reopened}/notifications`, { level: "nothing" });
  await phone.put(`/conversations/${tea}/notifications`, { level: "mentions" });
  const drinks = { question: "What shall we drink?", options: [{ text: "Tea" }, { text: "Coffee" }] };
  const question = await cleo.post(`/conversations/${tea}/messages`, { clientId: crypto.randomUUID(), content: "", poll: drinks });
  await phone.put(`/messages/${question.id}/poll/vote`, { options: [0] });
  await adas.device.hears("change", { kind: "poll.voted", conversationId: tea });
  await cleo.post(`/messages/${question.id}/poll/close`);
  await phone.delete(`/conversations/${hidden}/hidden`);
  await phone.delete(`/conversations/${quiet}`);
  await cleo.patch(`/messages/${story.id}`, { content: "A new story" });
  await cleo.patch("/users/me", { displayName: "Cleopatra", status: "on the Nile" });
  await phone.patch("/users/me", { privacy: { showReads: true } });
  await dan.patch("/users/me", { privacy: { showReads: false } });

  await phone.post("/reports", { kind: "user", subjectId: dan.id, category: "spam", comment: "Just passing by, again" });
  const moderator = Object.assign(new Person(server, {}, byFetch), { token: moderatorToken });
  await moderator.post("/moderation/actions", { kind: "warning", subjectId: ben.id, reason: "Too much tea" });
  await openThreads(phone, ada, cleo, tea);
  await comeIn(phone);
  await ada.delete(`/conversations/${doomed}`);
  await ada.delete(`/conversations/${closed}/members/${ben.id}`);
  await ada.put(`/conversations/${barred}/bans/${ben.id}`, { reason: "Noise" });
  await ada.patch(`/conversations/${reopened}/rules`, { pin: "admin", slowMode: 1 });
  await ada.delete(`/conversations/${reopened}/members/${ben.id}`);
  await ada.send(reopened, "Where is Ben?");
  await ada.post(`/conversations/${reopened}/members`, { userIds: [ben.id, dan.id] });
  await cleo.send(await start(cleo, "direct", ada), "Ada only");
  const group = await start(ada, "group", ben, dan);
  await dan.send(group, "A new group");

  const phones = await Device.connect(phone);
  await dan.delete("/users/me?messages=delete");
  for (const [device, conversationId] of [[adas.device, tea], [adas.device, group], [phones, hidden]])
    await device.hears("change", { kind: "message.deleted", conversationId, actorId: dan.id });
  await phones.hub.stop();
  await hearOf(phone);
  await showPictures(phone);
  await showPage();
  await collect(ada, tea);
  await collect(phone);
  await changeFaces(group);
  await showStories(phone, ada, cleo);
  await readNews(phone);
  await holdEvents(ada, ben, tasting, washedOut);
  await until(async () => (await ada.get(`/messages/${fleeting.id}`)).deletedAt === fleeting.expiresAt);
  await adas.device.hears("change", { kind: "message.deleted", conversationId: tea, actorId: cleo.id, message: await ada.get(`/messages/${fleeting.id}`) });
  return group;
}

/** It disappears after the shortest time that there is, which passes while other things happen. */
async function sendFleeting() {
  await ada.patch(`/conversations/${tea}`, { disappearAfter: 10 });
  const fleeting = await cleo.send(tea, "Gone before you are back");
  await ada.patch(`/conversations/${tea}`, { disappearAfter: null });
  return fleeting;
}

/** Ben is invited to one group, asks to come into another, and is asked by Cleo. */
async function comeIn(phone) {
  const [inviting, deciding] = [await start(ada, "group", cleo), await start(ada, "group", cleo)];
  await ada.put(`/conversations/${inviting}/invitations/${ben.id}`);
  await ask(phone, ada, deciding);
  await ask(cleo, phone, await start(phone, "group", ada));
}

async function ask(who, owner, conversationId) {
  await owner.patch(`/conversations/${conversationId}/rules`, { joinApproval: true });
  const { token } = await owner.post(`/conversations/${conversationId}/links`, { maxUses: 1 });
  assert.equal((await who.post(`/invitations/${token}/join`)).status, "requested");
}

/** Of two answers one is read, and then all that came before a third. */
async function hearOf(phone) {
  const unread = async () => (await phone.get("/notifications?unread=true")).items.filter(({ kind }) => kind === "reply" || kind === "mention");
  const { id } = await phone.send(tea, "Where are the cups?");
  await cleo.send(tea, "Here", { replyToId: id });
  await until(async () => (await unread()).length === 1);
  const [first] = await unread();
  await phone.put(`/notifications/${first.id}/read`);
  await ada.send(tea, `@${ben.account.username}, here`);
  await until(async () => (await unread()).length === 1);
  const [{ at, message }] = await unread();
  await phone.put("/notifications/read", { upTo: at });
  await cleo.send(tea, "And here", { replyToId: id });

  const remindAt = new Date(Date.now() + 500).toISOString();
  await phone.post(`/messages/${message.id}/reminders`, { remindAt });
  await until(async () => (await phone.get("/notifications/unread")).reminders === 1);
}

/** So many that the broken one, and some others, are still to be looked at when they are sent. */
async function showPictures(phone) {
  const large = picture(3_000);
  const mediaIds = await Promise.all(Array.from({ length: 8 }, () => ada.upload(large)));
  mediaIds.push(await ada.upload(broken(large)));
  const { id } = await ada.send(tea, "", { mediaIds });
  const own = await Promise.all([large, broken(large)].map((file) => phone.upload(file)));

  const isDone = ({ status }) => status !== "processing";
  await until(async () => (await ada.get(`/messages/${id}`)).media.every(isDone));
  for (const mediaId of own) await until(async () => isDone(await phone.get(`/media/${mediaId}`)));
  for (const kind of ["media.ready", "media.failed"]) await adas.device.hears("change", { kind, conversationId: tea });
}

async function showPage() {
  const { id } = await ada.send(tea, `Read ${page} before it is gone`);
  await adas.device.hears("change", { kind: "message.previewed", conversationId: tea });
  await until(async () => (await ada.get(`/messages/${id}`)).preview.picture);
}

/** One may be shown before it is processed, one is replaced, and one taken away. */
async function changeFaces(group) {
  const [face, first, second] = await Promise.all([3_001, 500, 100].map((side) => ada.upload(picture(side))));
  await ada.put("/users/me/avatar", { mediaId: face });
  await ada.patch(`/conversations/${group}`, { avatarMediaId: first });
  await ada.patch(`/conversations/${group}`, { avatarMediaId: second });
  const theirs = await cleo.upload(picture(400));
  await cleo.put("/users/me/avatar", { mediaId: theirs });
  await cleo.delete("/users/me/avatar");

  await until(async () => (await ada.get("/users/me")).avatar.placeholder !== null);
  await until(async () => (await ada.get(`/conversations/${group}`)).avatar.placeholder !== null);
}

/** That Cleo subscribes, and how often people reacted, is heard as a number. Of another channel Ben goes out, and comes back. */
async function readNews(phone) {
  const { id } = await ada.send(news, "First flush is here");
  await phone.send(news, "At last", { replyToId: id });
  await phone.put(`/messages/${id}/reactions/%F0%9F%AB%96`);
  await adas.device.hears("change", { kind: "message.reacted", conversationId: news });
  await phone.delete(`/conversations/${gossip}/members/${ben.id}`);
  await phone.put(`/channels/${gossip}/subscription`);
  await cleo.put(`/channels/${news}/subscription`);
  await adas.device.hears("change", { kind: "conversation.counted", conversationId: news });
  await until(async () => (await ada.get(`/conversations/${news}`)).memberCount === 3);
}

/** One set stays, with a sticker in it, and one goes. Without a conversation they are the person's own. */
async function collect(person, conversationId) {
  const mediaId = await person.upload(picture(120));
  await until(async () => (await person.get(`/media/${mediaId}`)).status === "ready");
  for (const title of ["Teapots", "Scones"]) {
    const { id } = await person.post("/sets", { title, kind: "sticker", ...(conversationId && { conversationId }) });
    await person.post(`/sets/${id}/items`, { name: "first_of_many", mediaId });
    if (title === "Scones") await person.delete(`/sets/${id}`);
  }
}

function kinds(changes) {
  return [...new Set(changes.map((change) => change.kind))].sort();
}
