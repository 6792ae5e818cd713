import { expect, test, vi } from "vitest";
import { ProblemError, type Api, type Message } from "../src/index.js";
import { Outbox, type Pending } from "../src/outbox/outbox.js";
import { Sender, type MediaOf } from "../src/outbox/sender.js";
import { MemoryStorage } from "../src/storage/memory.js";

/** What waits to be sent in one conversation, and a server that answers as it is told. */
function sending({ answer = async () => {}, mediaOf = async () => [] }: { answer?: (content: string) => Promise<void>; mediaOf?: MediaOf } = {}) {
  const storage = new MemoryStorage();
  const outbox = new Outbox(storage, { change: () => {}, gone: () => {}, news: () => {} });
  const sent: string[] = [];
  const api = {
    post: async (_: string, { body }: { body: { content: string; clientId: string } }) => {
      await answer(body.content);
      return { content: body.content, clientId: body.clientId } as Message;
    },
  } as unknown as Api;
  const sender = new Sender(api, outbox, mediaOf, ({ content }) => sent.push(content!), () => 0);
  const write = (content: string, uploads: string[] = []): Promise<void> => {
    const clientId = crypto.randomUUID();
    const pending: Pending = {
      clientId, conversationId: "tea", order: outbox.nextOrder(), createdAt: "", request: { clientId, content }, uploads, problem: null,
    };
    return outbox.put(pending).finally(() => sender.look());
  };
  return { storage, outbox, sender, sent, write };
}

/** Fails so often, and then no more. */
function failing(times: number, failure: unknown): () => Promise<void> {
  return async () => {
    if (times-- > 0) throw failure;
  };
}

const reset = (): ProblemError => new ProblemError({ code: "network", title: "The server cannot be reached." });

test("What waits is sent again and again, in order, until the server has decided", async () => {
  const { outbox, sent, write } = sending({ answer: failing(3, reset()) });

  for (const content of ["One", "Two", "Three"]) void write(content);

  await vi.waitFor(() => expect(sent).toEqual(["One", "Two", "Three"]));
  await vi.waitFor(() => expect([...outbox.conversations()]).toEqual([]));
});

test("What is refused for good stays with its problem, and lets the next one pass", async () => {
  const refusal = new ProblemError({ code: "content-too-long", title: "Too long", status: 400 });
  const { outbox, sent, write } = sending({ answer: failing(1, refusal) });

  for (const content of ["Too long", "Short"]) void write(content);

  await vi.waitFor(() => expect(sent).toEqual(["Short"]));
  await vi.waitFor(() => expect(outbox.in("tea")).toMatchObject([{ request: { content: "Too long" }, problem: { code: "content-too-long" } }]));
});

test("A failure that is not the server's, such as a file that cannot be read for a moment, ends nothing", async () => {
  const shown = vi.spyOn(console, "error").mockImplementation(() => {});
  const unreadable = new DOMException("Internal error", "UnknownError");
  const read = failing(1, unreadable);
  const { sent, write } = sending({ mediaOf: () => read().then(() => ["media"]) });

  for (const content of ["With a file", "Without"]) void write(content, ["upload"]);

  await vi.waitFor(() => expect(sent).toEqual(["With a file", "Without"]));
  expect(shown).toHaveBeenCalledWith(unreadable);
  shown.mockRestore();
});

test("Where nothing can be kept, everything is sent all the same, and once", async () => {
  const { storage, outbox, sent, write } = sending();
  storage.write = () => Promise.reject(new DOMException("The disk is full", "QuotaExceededError"));

  for (const content of ["One", "Two"]) void write(content);

  await vi.waitFor(() => expect(sent).toEqual(["One", "Two"]));
  await vi.waitFor(() => expect([...outbox.conversations()]).toEqual([]));
});

test("Once it is stopped nothing is sent, and nothing is lost", async () => {
  const { outbox, sender, sent, write } = sending({ answer: () => Promise.reject(reset()) });
  await write("Later");

  sender.stop();
  await write("Later, too");

  expect(sent).toEqual([]);
  expect(outbox.in("tea").map(({ request }) => request.content)).toEqual(["Later", "Later, too"]);
});
