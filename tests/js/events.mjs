// Events of Ada's, of which Ben is a co-host.

const soon = () => new Date(Date.now() + 3_600_000).toISOString();

export async function schedule(host, coHost) {
  const { id } = await host.post("/events", { title: "Tea tasting", scheduledAt: soon(), streamUrl: "https://example.org/tea.m3u8" });
  await host.put(`/events/${id}/cohosts/${coHost.id}`);
  return id;
}

/** One takes place, one is called off, and one is new. */
export async function holdEvents(host, coHost, held, cancelled) {
  await host.patch(`/events/${held}`, { title: "First flush", capacity: 100, streamUrl: null });
  await host.post(`/events/${held}/start`);
  await host.put(`/events/${held}/stage`, { revision: 0, playing: true, positionMs: 0 });
  await host.post(`/events/${held}/end`);
  await host.post(`/events/${cancelled}/cancel`);
  await schedule(host, coHost);
  const { id } = await host.post("/events", { title: "Tea party", scheduledAt: soon() });
  await coHost.put(`/events/${id}/participants/me`, {});
}
