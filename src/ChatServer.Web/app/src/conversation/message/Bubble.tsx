import type { Item } from "@chatserver/engine";
import { Ban, Forward, Pin } from "lucide-preact";
import { Ticks } from "../../conversations/Ticks";
import { useName } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { fullTime, timeOfDay } from "../../lib/times";
import { Attachments } from "../media/Attachments";
import { useView } from "../context";
import { Failed } from "./Failed";
import { LinkCard } from "./LinkCard";
import { Poll } from "./Poll";
import { Quote } from "./Quote";
import { isOnlyEmoji, RichText } from "./RichText";
import "./bubble.css";

export function Bubble({ item }: { item: Item }) {
  const texts = useTexts();
  const { message } = item;
  if (message.deletedAt) {
    return (
      <div class="bubble bubble-deleted">
        <p><Ban size={15} aria-hidden="true" /> {texts.message.deleted} <Meta item={item} /></p>
      </div>
    );
  }

  const isBare = message.content !== null && !message.replyToId && message.media.length === 0 && isOnlyEmoji(message.content);
  const hasMedia = message.media.length > 0 || item.uploads.length > 0;
  const isWithoutText = hasMedia && !message.content;

  return (
    <div class={`bubble ${isBare ? "bubble-bare" : ""} ${hasMedia ? "bubble-media" : ""} ${isWithoutText ? "bubble-only-media" : ""}`}>
      {message.forwardedFrom && <ForwardedBy id={message.forwardedFrom.senderId} />}
      {message.replyToId && <Quote id={message.replyToId} />}
      {hasMedia && <Attachments item={item} />}
      {message.poll && <Poll item={item} poll={message.poll} />}
      {message.content ? (
        <div class="bubble-text" dir="auto">
          <RichText message={message} />
          <Meta item={item} />
        </div>
      ) : (
        <Meta item={item} />
      )}
      {message.preview && <LinkCard preview={message.preview} />}
      {item.status === "failed" && <Failed item={item} />}
    </div>
  );
}

function ForwardedBy({ id }: { id: string }) {
  const texts = useTexts();
  return <p class="bubble-forwarded"><Forward size={14} aria-hidden="true" /> {texts.message.forwardedFrom(useName(id))}</p>;
}

/** The small print in the corner. */
function Meta({ item: { message, isMine, status } }: { item: Item }) {
  const texts = useTexts();
  const { summary } = useView();
  return (
    <span class="bubble-meta">
      {message.pinnedAt && <Pin size={12} aria-label={texts.message.pinned} />}
      {message.editedAt && !message.deletedAt && <span>{texts.message.edited}</span>}
      <time dateTime={message.createdAt} title={fullTime(message.createdAt)}>{timeOfDay(message.createdAt)}</time>
      {isMine && !message.deletedAt && summary?.kind !== "saved" && <Ticks status={status} />}
    </span>
  );
}
