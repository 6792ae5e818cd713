import { expect, test } from "vitest";
import { count, moveRead, recount, tallyOf, unreadOf, type Tally } from "../src/state/tally.js";
import type { Change, ConversationOfServer, Message } from "../src/wire.js";

const ME = "ada";

/** A conversation where others talk, and what the server says of it. */
class Talk {
  #messages: { isDeleted: boolean; mentionsMe: boolean }[] = [];
  #headSeq = 0;
  #seqs: number[] = [];
  readSeq = 0;
  tally: Tally = tallyOf(this.view());

  get head(): number {
    return this.#headSeq;
  }

  send(mentionsMe = false): void {
    this.#messages.push({ isDeleted: false, mentionsMe });
    this.#seqs.push(this.#headSeq + 1);
    this.#tell("message.sent", this.#messages.length - 1);
  }

  remove(at: number): void {
    this.#messages[at]!.isDeleted = true;
    this.#tell("message.deleted", at);
  }

  read(seq: number): void {
    this.readSeq = Math.max(this.readSeq, seq);
    this.tally = moveRead(this.tally, this.readSeq);
  }

  view(): ConversationOfServer {
    const unread = this.#messages.filter(({ isDeleted }, i) => !isDeleted && this.#seqs[i]! > this.readSeq);
    const mentions = unread.filter(({ mentionsMe }) => mentionsMe).length;
    return { headSeq: this.#headSeq, readSeq: this.readSeq, unread: unread.length, mentions } as ConversationOfServer;
  }

  #tell(kind: string, at: number): void {
    const { isDeleted, mentionsMe } = this.#messages[at]!;
    const entities = mentionsMe ? [{ type: "mention", offset: 0, length: 4, userId: ME }] : [];
    const message = { seq: this.#seqs[at], senderId: "ben", deletedAt: isDeleted ? "now" : null, entities } as unknown as Message;
    this.tally = count(this.tally, { seq: ++this.#headSeq, kind, at: "", actorId: "ben", message } as Change, ME);
  }
}

const counts = ({ unread, mentions }: { unread: number; mentions: number }) => ({ unread, mentions });

test("However much is said, what is unread is known, and little of it is held", () => {
  const talk = new Talk();

  for (let i = 0; i < 5_000; i++) talk.send(i % 10 === 0);

  expect(unreadOf(talk.tally)).toEqual({ unread: 5_000, mentions: 500 });
  expect(talk.tally.later.length).toBeLessThanOrEqual(200);
  talk.read(talk.head);
  expect(unreadOf(talk.tally)).toEqual({ unread: 0, mentions: 0 });
  expect(talk.tally.staleSeq).toBeNull();
});

test("Where only half of it was read, or some of it was deleted, the server is asked again, and else never", () => {
  const talk = new Talk();
  let asked = 0;
  for (let i = 0; i < 3_000; i++) {
    talk.send(i % 7 === 0);
    if (i % 251 === 250) talk.remove(i - 100);
    if (i % 600 === 599) talk.read(talk.head - 300);
    if (i % 1_000 === 999) talk.read(talk.head);
    if (talk.tally.staleSeq !== null) {
      talk.tally = recount(talk.tally, talk.view());
      asked++;
    }
    expect(unreadOf(talk.tally)).toEqual(counts(talk.view()));
  }
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(20);
});
