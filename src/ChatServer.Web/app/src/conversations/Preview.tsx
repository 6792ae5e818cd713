import type { ConversationSummary, Message } from "@chatserver/engine";
import { useName } from "../lib/people";
import { useTexts, type Texts } from "../lib/texts";
import { Typing } from "./Typing";

/** The second line of a row: who is writing, else what I began to write, else what was said last. */
export function Preview({ conversation }: { conversation: ConversationSummary }) {
  const texts = useTexts();
  if (conversation.typing.length > 0) return <Typing ids={conversation.typing} isDirect={conversation.kind === "direct"} />;
  if (conversation.draft) {
    return (
      <>
        <span class="row-draft">{texts.list.draft}</span> <bdi>{conversation.draft}</bdi>
      </>
    );
  }

  const last = conversation.last;
  if (!last) return <>{conversation.kind === "direct" ? texts.list.nothingYetDirect : texts.list.nothingYet}</>;
  const isNamed = conversation.kind !== "direct" && conversation.kind !== "saved";
  return (
    <>
      {isNamed && <Sender id={last.message.senderId} isMine={last.isMine} />}
      <bdi>{summaryOf(last.message, texts)}</bdi>
    </>
  );
}

function Sender({ id, isMine }: { id: string; isMine: boolean }) {
  const texts = useTexts();
  const name = useName(id);
  const called = isMine ? texts.common.you : name.split(" ")[0];
  return called ? <span class="row-sender">{called}: </span> : null;
}

/** A message in one line of plain text. */
export function summaryOf(message: Message, texts: Texts): string {
  if (message.deletedAt) return texts.message.deleted;
  if (message.poll) return texts.message.poll(message.poll.question);
  if (message.content) return withoutMarks(message).replace(/\s+/g, " ");
  const first = message.media[0];
  if (first && message.metadata?.["sticker"] === true) return texts.message.sticker;
  if (first) return (first.kind === "file" && first.fileName) || texts.message.media[first.kind];
  if (message.locations?.length) return texts.message.place;
  return message.contacts?.length ? texts.message.contact : "";
}

/** The text without the marks around bold words and the like. */
function withoutMarks({ content, entities }: Message): string {
  const marks = new Set<number>();
  for (const { offset = 0, length = 0, open = 0, close = 0 } of entities ?? []) {
    for (let i = 0; i < open; i++) marks.add(offset + i);
    for (let i = 0; i < close; i++) marks.add(offset + length - 1 - i);
  }
  return marks.size === 0 ? content! : [...Array(content!.length).keys()].filter((i) => !marks.has(i)).map((i) => content![i]).join("");
}
