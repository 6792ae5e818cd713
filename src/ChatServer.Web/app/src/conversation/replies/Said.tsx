import type { Message } from "@chatserver/engine";
import { summaryOf } from "../../conversations/Preview";
import { hueClass } from "../../lib/colour";
import { useMe, useName } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { fullTime } from "../../lib/times";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { RichText } from "../message/RichText";
import { Time } from "../../ui/Time";

/** A message as it is read in a list of few: who, when, what; its time leads to it. */
export function Said({ message, onOpen }: { message: Message; onOpen: (seq: number) => void }) {
  const texts = useTexts();
  const name = useName(message.senderId);
  const isMine = useMe().id === message.senderId;
  return (
    <article class="said">
      <PersonAvatar id={message.senderId} size="small" />
      <div class="said-lines">
        <p class="said-head">
          <strong class={`message-sender ${hueClass(message.senderId)}`}>{isMine ? texts.common.you : name}</strong>
          <button type="button" title={fullTime(message.createdAt)} onClick={() => onOpen(message.seq)}><Time at={message.createdAt} /></button>
        </p>
        <div class="said-text bubble-text" dir="auto">{message.content && !message.deletedAt ? <RichText message={message} /> : summaryOf(message, texts)}</div>
      </div>
    </article>
  );
}
