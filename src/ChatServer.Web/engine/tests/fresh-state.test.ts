// Whatever comes in whatever order, twice or not at all: in the end everything is as a fresh client has it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Loader } from "../src/rooms/loader.js";
import { viewOf } from "../src/state/held.js";
import { CatchUp } from "../src/sync/catch-up.js";
import { ConversationList } from "../src/sync/list.js";
import { apiOf, ModelServer } from "./harness/model-server.js";

const ME = "ada";
const PEOPLE = ["ada", "ben", "cleo"] as const;
const ROOMS = ["tea", "cake"] as const;

type Step =
  | { do: "send" | "read" | "join" | "leave"; room: string; who: string; n: number }
  | { do: "message.edited" | "message.deleted" | "message.pinned" | "message.unpinned"; room: string; n: number }
  | { do: "retitle"; room: string }
  | { do: "hear" | "hearAll" | "hearTwice" | "lose" | "mix" | "reconnect" | "hearReceipts" | "older" | "newer" | "pause" }
  | { do: "jump"; n: number };

const room = fc.constantFrom(...ROOMS);
const who = fc.constantFrom(...PEOPLE);
const n = fc.nat(60);
const oneOf = <T extends string>(...names: T[]): fc.Arbitrary<T> => fc.constantFrom(...names);
const edits = oneOf("message.edited", "message.deleted", "message.pinned", "message.unpinned");
const HEAR = [...Array<"hear">(3).fill("hear"), ...Array<"hearAll">(3).fill("hearAll")];
const network = oneOf(...HEAR, "hearTwice", "lose", "mix", "reconnect", "hearReceipts", "older", "newer", "pause", "pause", "pause");
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: oneOf("send"), room, who, n }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf("read", "join", "leave"), room, who, n }) },
  { weight: 4, arbitrary: fc.record({ do: edits, room, n }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf("retitle"), room }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf("jump"), n }) },
  { weight: 25, arbitrary: fc.record({ do: network }) },
), { minLength: 1, maxLength: 120, size: "max" });

/** A client that holds the list, and has "tea" open. */
class Client {
  list = new ConversationList(ME, { change: () => {}, drop: () => {} });
  loader: Loader;
  catchUp: CatchUp;

  constructor(private readonly server: ModelServer, carry: (answer: () => unknown) => Promise<unknown>) {
    const api = apiOf(server, carry);
    this.loader = new Loader(api, "tea", () => this.list.get("tea")?.tally.readSeq ?? 0, () => {});
    this.catchUp = new CatchUp(api, this.list, {
      change: (id, change) => id === "tea" && this.loader.hear(change),
      marks: (id, marks) => id === "tea" && this.loader.move(marks),
      card: () => {},
      anotherEpoch: () => {},
      reload: (id) => id === "tea" && void this.loader.load(),
      listed: () => {},
      mine: async () => {},
    });
  }

  hear(change: ModelServer["wire"][number] | undefined): void {
    if (!change) return;
    const { conversationId, epoch, ...rest } = change;
    if (!this.catchUp.hear(conversationId, epoch, structuredClone(rest))) void this.catchUp.run();
  }

  hearReceipts(): void {
    for (const { conversationId, ...marks } of this.server.receipts.splice(0)) this.catchUp.hearMarks(conversationId, marks);
  }
}

function play(step: Step, server: ModelServer, client: Client): void {
  const { wire } = server;
  if (step.do === "send") server.send(step.room, step.who, step.n % 5 === 0 ? "@ada" : `Message ${step.n}`);
  else if (step.do === "read") server.read(step.room, step.who, step.n);
  else if (step.do === "join") server.join(step.room, step.who);
  else if (step.do === "leave") server.leave(step.room, step.who);
  else if (step.do === "retitle") server.retitle(step.room, `Title ${wire.length}`);
  else if (step.do === "hear") client.hear(wire.shift());
  else if (step.do === "hearAll") for (const change of wire.splice(0)) client.hear(change);
  else if (step.do === "hearTwice") for (const change of [wire[0], wire.shift()]) client.hear(change);
  else if (step.do === "lose") wire.shift();
  else if (step.do === "mix") wire.reverse();
  else if (step.do === "reconnect") void client.catchUp.run();
  else if (step.do === "hearReceipts") client.hearReceipts();
  else if (step.do === "older") void client.loader.older();
  else if (step.do === "newer") void client.loader.newer();
  else if (step.do === "jump") void client.loader.jumpTo(step.n === 0 ? "latest" : { seq: step.n });
  else if (isChange(step)) server.change(step.room, step.n, step.do);
}

function isChange(step: Step): step is Extract<Step, { do: `message.${string}` }> {
  return step.do.startsWith("message.");
}

function held({ loader: { opened } }: Client) {
  if (!opened) return undefined;
  const { members, marks, pins, stretch } = opened;
  return {
    stretch,
    members: [...members!.keys()].sort(),
    marks: [...marks].filter(([userId]) => members!.has(userId)).map(([userId, { deliveredSeq, readSeq }]) => [userId, deliveredSeq, readSeq]).sort(),
    pins: pins.map(({ seq }) => seq).sort((a, b) => a - b),
  };
}

/** The same part of the conversation as it is now. */
function sameOf(server: ModelServer, { loader: { opened } }: Client) {
  const { messages, ...whole } = server.whole("tea");
  const { 0: first, length } = opened!.stretch.messages;
  const from = messages.findIndex(({ seq }) => seq === first?.seq);
  const stretch = { messages: messages.slice(from, from + length), hasOlder: from > 0, hasNewer: from + length < messages.length };
  return { stretch, ...whole };
}

test("What is held in the end is what a fresh client reads, whatever was lost, doubled, mixed up or late", async () => {
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), fc.scheduler(), async (happening, isSettled, scheduler) => {
    const server = new ModelServer(ME);
    for (const id of ROOMS) server.start(id, ["ben", "cleo"]);
    for (let i = 0; i < 40; i++) server.send(ROOMS[i % 5 ? 0 : 1], PEOPLE[1 + (i % 2)]!, i % 7 === 0 ? "@ada" : "Earlier");
    server.wire.length = 0;

    // An answer is made at one time, and arrives at another.
    const client = new Client(server, async (answer) => {
      await scheduler.schedule(Promise.resolve());
      let made: unknown;
      let problem: unknown;
      try {
        made = answer();
      } catch (thrown) {
        problem = thrown;
      }
      await scheduler.schedule(Promise.resolve());
      if (problem) throw problem;
      return made;
    });
    void client.catchUp.run();
    void client.loader.load();
    if (isSettled) await scheduler.waitIdle();

    for (const step of happening) {
      play(step, server, client);
      if (step.do === "pause" && scheduler.count() > 0) await scheduler.waitOne();
    }
    await scheduler.waitIdle();

    // The socket is there again, and nothing happens any more.
    server.wire.length = 0;
    client.hearReceipts();
    const isBack = client.catchUp.run();
    await scheduler.waitIdle();
    await isBack;
    await scheduler.waitIdle();

    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect([...client.list.all()].map(([, one]) => viewOf(one)).sort(byId)).toEqual(server.list().sort(byId));
    if (client.list.get("tea")) expect(held(client)).toEqual(sameOf(server, client));
  }), { numRuns: Number(process.env.RUNS ?? 300) });
});
