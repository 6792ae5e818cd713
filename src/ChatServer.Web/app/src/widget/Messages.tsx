import type { Conversation, Item } from "@chatserver/engine";
import { useLayoutEffect, useRef } from "preact/hooks";
import { RichText } from "../conversation/message/RichText";
import { summaryOf } from "../conversations/Preview";
import { useName } from "../lib/people";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";

/** Who is this near to the newest message wants to stay there. */
const nearEnd = 60;

export function Messages({ conversation, server }: { conversation: Conversation; server: string }) {
  const texts = useTexts();
  const { items, hasOlder, hasNewer, loading, problem } = useReadable(conversation.messages);
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  const look = () => {
    const { scrollTop, scrollHeight, clientHeight } = list.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (isAtEnd.current && hasNewer && !loading) void conversation.loadNewer();
  };
  useLayoutEffect(() => {
    // With much that is unread it begins somewhere before the end, which may be far: one page after the other.
    if (isAtEnd.current && hasNewer && !loading && !problem) void conversation.loadNewer();
    if (isAtEnd.current) list.current!.scrollTop = list.current!.scrollHeight;
    const newest = items.findLast(({ message }) => Number.isFinite(message.seq));
    if (newest && isAtEnd.current && document.visibilityState === "visible") conversation.markRead(newest.message.seq);
  }, [items, hasNewer, loading]);

  return (
    <div ref={list} class="messages" role="log" aria-label={texts.conversation.messages} aria-busy={loading} tabIndex={0} onScroll={look}>
      {hasOlder && <button type="button" class="older" disabled={loading} onClick={() => void conversation.loadOlder()}>{texts.widget.older}</button>}
      {items.map((item, i) => (
        <Line key={item.key} item={item} isFirst={items[i - 1]?.message.senderId !== item.message.senderId} conversation={conversation} server={server} />
      ))}
    </div>
  );
}

interface LineProps {
  item: Item;
  isFirst: boolean;
  conversation: Conversation;
  server: string;
}

function Line({ item, isFirst, conversation, server }: LineProps) {
  const texts = useTexts();
  const { message, isMine, status, key } = item;
  const name = useName(message.senderId);
  const hasMore = message.media.length > 0 || message.poll;
  return (
    <article class={isMine ? "line mine" : "line"}>
      {isFirst && !isMine && <span class="who">{name}</span>}
      <div class="bubble" dir="auto">
        {message.content && !message.deletedAt ? <RichText message={message} /> : summaryOf(message, texts)}
        {hasMore && <> <a href={`${server}/c/${message.conversationId}?at=${message.seq}`} target="_blank" rel="noopener">{texts.widget.open}</a></>}
      </div>
      {isMine && status !== "read" && <span class="status">{texts.status[status]}</span>}
      {status === "failed" && <button type="button" onClick={() => conversation.retry(key)}>{texts.common.retry}</button>}
    </article>
  );
}
