// What a client must have in the end, however it came by it.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { withoutAddresses } from "./addresses.mjs";
import { ClientState } from "./state.mjs";

export async function until(condition) {
  for (const end = Date.now() + 30_000; !(await condition());) {
    assert(Date.now() < end, `It did not come true that ${condition}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a client ended with is what a fresh one begins with, and what the list shows. */
export async function mustBeFresh(person, state) {
  const fresh = new ClientState(person, (request) => person.post("/sync", request));
  await fresh.load();
  assert.deepEqual(state.list(), withoutAddresses(await person.all("/conversations")));
  assert.deepEqual(fresh.list(), state.list());
  assert.deepEqual(await everythingOf(state), await everythingOf(fresh));

  // Some of it is made after what it follows from, and told of by "me".
  const own = ({ notifications, own, conversations }) => [notifications.view(person.id, conversations), own.view(conversations)];
  await until(async () => {
    await Promise.all([fresh.notifications.load(), fresh.own.load()]);
    return isDeepStrictEqual(own(state), own(fresh));
  });
  for (const { id, messages } of state.conversations.values())
    assert.deepEqual(new Set((await person.get(`/conversations/${id}/pins`)).items.map((m) => m.seq)), new Set(pinned(messages)));
}

function pinned(messages) {
  return [...messages.values()].filter((message) => message.pinnedAt).map((message) => message.seq);
}

/** Of a channel one hears of one's own alone. */
function marksOf({ isCrowd, marks }, { id }) {
  return isCrowd ? marks.get(id) : marks;
}

async function everythingOf(state) {
  for (const conversation of state.conversations.values()) await state.scrollUp(conversation);
  const { me, sessions } = state;
  const sets = new Map([...state.sets].filter(([, set]) => !set.conversationId || state.conversations.has(set.conversationId)).sort());
  const held = [...state.conversations.values()];
  const conversations = new Map(held.map((c) => [c.id, { ...c, marks: marksOf(c, state.person) }]));
  const people = held.flatMap((c) => [...c.members.keys(), ...c.senders()]);
  const pinned = state.pinned.filter((id) => state.conversations.has(id));
  return { me, sessions, sets, pinned, conversations, users: new Map(people.map((id) => [id, state.users.get(id)])) };
}
