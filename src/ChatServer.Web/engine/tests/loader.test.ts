import { expect, test } from "vitest";
import { Loader } from "../src/rooms/loader.js";
import { apiOf, ModelServer } from "./harness/model-server.js";

/** A conversation with more that Ada has not read than is loaded at once, and what holds it. */
function long({ carry = async (answer: () => unknown) => answer() } = {}) {
  const server = new ModelServer("ada");
  server.start("tea", ["ben"]);
  for (let i = 0; i < 150; i++) server.send("tea", "ben", `Message ${i}`);
  const newest = server.whole("tea").messages.at(-1)!.seq;
  const loader = new Loader(apiOf(server, carry), "tea", () => 0, () => {});
  const shown = (): number[] => loader.opened!.stretch.messages.map(({ seq }) => seq);
  return { server, loader, newest, shown };
}

test("With much that is unread one begins where one stopped; whoever has come to the end stays there when it is loaded anew", async () => {
  const { server, loader, newest, shown } = long();
  await loader.load();
  expect(shown()).not.toContain(newest);
  while (loader.opened!.stretch.hasNewer) await loader.newer();

  for (let i = 0; i < 20; i++) server.send("tea", "ben", "Missed");
  await loader.load();

  expect(shown().at(-1)).toBe(newest + 20);
  expect(loader.opened!.stretch.hasNewer).toBe(false);
});

test("Who goes to a message before anything is loaded, or while it is, comes there", async () => {
  for (const isBegun of [false, true]) {
    const { loader, shown } = long();
    if (isBegun) void loader.load();

    await loader.jumpTo({ seq: 20 });

    expect(shown()).toContain(20);
  }
});

test("What was kept is shown until it is loaded, and does not hold back whoever goes elsewhere meanwhile", async () => {
  const { loader, shown } = long();
  await loader.load();
  const kept = loader.opened;
  const next = long();
  const isLoaded = next.loader.load();
  next.loader.show(kept);

  await Promise.all([next.loader.jumpTo({ seq: 20 }), isLoaded]);

  expect(shown()).not.toContain(20);
  expect(next.shown()).toContain(20);
});
