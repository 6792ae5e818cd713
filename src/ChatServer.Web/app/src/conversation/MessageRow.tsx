import { memo } from "preact/compat";
import { useState } from "preact/hooks";
import { useName } from "../lib/people";
import { hueClass } from "../lib/colour";
import { useTexts } from "../lib/texts";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Day } from "../ui/Time";
import { useOpened } from "./context";
import { Bubble } from "./message/Bubble";
import { MessageActions } from "./message/MessageActions";
import { Reactions } from "./message/Reactions";
import { useMessageMenu } from "./message/useMessageMenu";
import { RepliesButton } from "./replies/RepliesButton";
import type { Row } from "./rows";

interface Props {
  row: Row;

  /** Whether it must be told who says something. */
  isCrowd: boolean;
  isFlashing: boolean;
}

export const MessageRow = memo(function MessageRow({ row, isCrowd, isFlashing }: Props) {
  const texts = useTexts();
  const { item, isFirst, isLast, beginsDay, beginsUnread } = row;
  const { message, isMine } = item;
  const menu = useMessageMenu(item);
  const { askDate } = useOpened();

  // What can be done with it is drawn where the mouse or the focus is: for every message it would cost as much as the message itself.
  // Only once the mouse moves there: while one scrolls, all of them pass beneath it.
  const [isNear, setIsNear] = useState(false);
  const hasFace = isCrowd && !isMine;
  const looks = ["message", isMine ? "message-mine" : "message-theirs", isFirst && "message-first", isLast && "message-last", isFlashing && "message-flashing", menu.isOpen && "message-chosen"];

  return (
    <>
      {beginsDay && <p class="day"><span onClick={askDate}><Day at={message.createdAt} /></span></p>}
      {beginsUnread && <p class="unread"><span>{texts.conversation.unread}</span></p>}
      <article class={looks.filter(Boolean).join(" ")} tabIndex={-1} {...menu.handlers}
        onMouseMove={() => setIsNear(true)} onPointerLeave={() => setIsNear(false)}
        onFocusIn={() => setIsNear(true)} onFocusOut={(e) => setIsNear(e.currentTarget.contains(e.relatedTarget as Node | null))}>
        {hasFace && <div class="message-face">{isLast && <PersonAvatar id={message.senderId} size="small" />}</div>}
        <div class="message-body">
          {hasFace && isFirst ? <SenderName id={message.senderId} /> : <SpokenName id={message.senderId} isMine={isMine} />}
          <div class="message-line">
            <Bubble item={item} />
            {isNear && !message.deletedAt && <MessageActions item={item} menu={menu} />}
          </div>
          {!message.deletedAt && message.reactions && message.reactions.length > 0 && <Reactions item={item} />}
          <RepliesButton item={item} />
        </div>
        {menu.element}
      </article>
    </>
  );
});

function SenderName({ id }: { id: string }) {
  return <p class={`message-sender ${hueClass(id)}`}>{useName(id)}</p>;
}

/** Whoever sees the bubble's side and colour knows who speaks; others hear it. */
function SpokenName({ id, isMine }: { id: string; isMine: boolean }) {
  const texts = useTexts();
  const name = useName(id);
  return <span class="only-heard">{isMine ? texts.common.you : name}: </span>;
}
