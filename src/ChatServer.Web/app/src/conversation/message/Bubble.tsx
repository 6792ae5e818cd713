import type { Item, Message } from "@chatserver/engine";
import { Ban, Pin } from "lucide-preact";
import { memo, Suspense } from "preact/compat";
import { Ticks } from "../../conversations/Ticks";
import { lazy } from "../../lib/lazy";
import { useTexts } from "../../lib/texts";
import { fullTime, timeOfDay } from "../../lib/times";
import { Attachments } from "../media/Attachments";
import { Sticker } from "../stickers/Sticker";
import { useViewPart } from "../context";
import { Failed } from "./Failed";
import { ForwardedBy } from "./ForwardedBy";
import { LinkCard } from "./LinkCard";
import { Quote } from "./Quote";
import { isOnlyEmoji, RichText } from "./RichText";
import "./bubble.css";

const Poll = lazy(() => import("../polls/Poll").then((m) => m.Poll));

export const Bubble = memo(function Bubble({ item }: { item: Item }) {
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
  const isSticker = isStickerOf(message);
  const isWithoutText = hasMedia && !message.content;

  return (
    <div class={`bubble ${isBare ? "bubble-bare" : ""} ${hasMedia ? "bubble-media" : ""} ${isWithoutText ? "bubble-only-media" : ""} ${isSticker ? "bubble-sticker" : ""}`}>
      {message.forwardedFrom && <ForwardedBy source={message.forwardedFrom} />}
      {message.replyToId && <Quote id={message.replyToId} />}
      {isSticker ? <Sticker media={message.media[0]!} /> : hasMedia && <Attachments item={item} />}
      {message.poll && <Suspense fallback={<div class="poll-place" />}><Poll item={item} poll={message.poll} /></Suspense>}
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
});

const isStickerOf = ({ metadata, media, content }: Message) => metadata?.["sticker"] === true && media.length === 1 && media[0]!.kind === "image" && !content;

/** The small print in the corner. */
function Meta({ item: { message, isMine, status } }: { item: Item }) {
  const texts = useTexts();
  const isSaved = useViewPart(({ summary }) => summary?.kind === "saved");
  return (
    <span class="bubble-meta">
      {message.pinnedAt && <Pin size={12} aria-label={texts.message.pinned} />}
      {message.editedAt && !message.deletedAt && <span>{texts.message.edited}</span>}
      <time dir="auto" dateTime={message.createdAt} title={fullTime(message.createdAt)}>{timeOfDay(message.createdAt)}</time>
      {isMine && !message.deletedAt && !isSaved && <Ticks status={status} />}
    </span>
  );
}
