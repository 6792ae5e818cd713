// What people show for a day.

const post = (author, content, ...audience) =>
  author.post("/stories", { clientId: crypto.randomUUID(), content, audience: { kind: "people", userIds: audience.map((p) => p.id) } });

/** Of Ada's one stays, seen, and one goes; of Cleo's, whom Ben mutes, nothing new is shown first; his own is seen. */
export async function showStories(phone, ada, cleo) {
  const [seen, gone] = [await post(ada, "Tea at four", phone), await post(ada, "At five", phone)];
  await phone.put(`/stories/${seen.id}/seen`);
  await phone.put(`/stories/${seen.id}/reaction/%F0%9F%AB%96`);
  await phone.put(`/stories/${gone.id}/seen`);
  await ada.delete(`/stories/${gone.id}`);
  await phone.put(`/users/${cleo.id}/stories/muted`);
  await post(cleo, "The Nile", phone);
  const own = await post(phone, "From my window", ada, cleo);
  await ada.put(`/stories/${own.id}/seen`);
  await cleo.post(`/stories/${own.id}/replies`, { clientId: crypto.randomUUID(), content: "A nice view" });
}
