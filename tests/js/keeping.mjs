// What somebody does on one device that their others must learn of.

/** Of all that is a person's alone, one is there in the end and one is not. */
export async function keep(phone, ada, { story, tea, reopened }) {
  const recipe = await phone.send(tea, "The recipe");
  const crumbs = await ada.send(tea, "Crumbs");
  await ada.put(`/messages/${recipe.id}/pin`);
  for (const { id } of [story, recipe, crumbs]) await phone.put(`/messages/${id}/bookmark`);
  await phone.delete(`/messages/${story.id}/bookmark`);
  for (const { id } of [story, recipe, crumbs]) await phone.put(`/messages/${id}/follow`);
  await phone.delete(`/messages/${story.id}/follow`);
  await phone.put(`/messages/${recipe.id}/replies/receipts/me`, { readSeq: 1_000_000 });
  await ada.delete(`/messages/${crumbs.id}`);

  const later = () => ({ sendAt: new Date(Date.now() + 86_400_000).toISOString(), message: { clientId: crypto.randomUUID(), content: "Good night" } });
  const [first] = [await phone.post(`/conversations/${tea}/scheduled`, later()), await phone.post(`/conversations/${tea}/scheduled`, later())];
  await phone.delete(`/scheduled/${first.id}`);
  await phone.put(`/conversations/${tea}/draft`, { content: "From my ph" });
  await phone.put(`/conversations/${reopened}/draft`, { content: "Never" });
  await phone.delete(`/conversations/${reopened}/draft`);
  for (const id of [tea, reopened]) await phone.put(`/conversations/${id}/archived`);
  await phone.put(`/conversations/${tea}/unread`);
  await phone.put("/conversations/pinned", { conversationIds: [tea, reopened] });
  await phone.send((await phone.post("/conversations", { kind: "saved", memberIds: [] })).id, "Buy milk");
}

/** A phone opens two, of which one is closed and one reopened; two it never opens, of which one goes. */
export async function openThreads(phone, ada, cleo, tea) {
  const [unopened, gone, opened, again] = await Promise.all(
    ["Cups", "Plates", "Scones", "Jam"].map((title) => ada.post(`/conversations/${tea}/threads`, { title })));
  await ada.patch(`/conversations/${unopened.id}`, { title: "Mugs" });
  await ada.delete(`/conversations/${gone.id}`);
  for (const { id } of [opened, again]) {
    for (const person of [phone, cleo]) await person.put(`/threads/${id}/members/me`);
    await ada.put(`/threads/${id}/closed`);
  }
  await ada.delete(`/threads/${again.id}/closed`);
  await cleo.send(again.id, "Strawberry");
}
