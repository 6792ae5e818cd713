import { ArrowDown } from "lucide-preact";
import { forwardRef, memo } from "preact/compat";
import { useImperativeHandle, useRef } from "preact/hooks";
import { Virtualizer } from "virtua";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Spinner } from "../ui/Spinner";
import { useOpened, useViewPart } from "./context";
import { FirstWords } from "./FirstWords";
import { KeepContext, useKeptRows } from "./keptRows";
import { MessageRow } from "./MessageRow";
import { NewMessages } from "./NewMessages";
import { moveFocus } from "../lib/moveFocus";
import { useScrolling } from "./useScrolling";
import { useSteps } from "./useSteps";
import "./message-list.css";

export interface MessageListHandle {
  show(target: { seq: number }): void;
  showLatest(): void;
}

/** The messages: as many elements as can be seen, however long the conversation is. */
export const MessageList = memo(forwardRef<MessageListHandle>(function MessageList(_, handle) {
  const texts = useTexts();
  const { conversation } = useOpened();
  const kind = useViewPart(({ summary }) => summary?.kind ?? null);
  const unread = useViewPart(({ summary }) => summary?.unread ?? 0);
  const messages = useReadable(conversation.messages);
  const { rows, isAtStart } = useSteps(messages);
  const { keep, places } = useKeptRows(rows);
  const scroller = useRef<HTMLDivElement>(null);
  const scrolling = useScrolling(conversation, messages, rows);
  useImperativeHandle(handle, () => scrolling, [scrolling]);

  if (rows.length === 0) return <div class="messages-none">{messages.loading ? <Spinner /> : messages.problem ? <p>{sayProblem(messages.problem, texts)}</p> : <FirstWords />}</div>;
  const isCrowd = kind !== null && kind !== "direct" && kind !== "saved";

  return (
    <div class="messages">
      <div ref={scroller} class="messages-scroll" role="feed" aria-label={texts.conversation.messages} aria-busy={messages.loading} tabIndex={0}
        onKeyDown={(e) => moveFocus(e, ".message")}>
        <div class="messages-spring" />
        <KeepContext.Provider value={keep}>
          <Virtualizer ref={scrolling.virtualizer} scrollRef={scroller} shift={isAtStart} bufferSize={600} onScroll={scrolling.onScroll} onResize={scrolling.onResize} data={rows} keepMounted={places}>
            {(row) => <MessageRow key={row.key} row={row} isCrowd={isCrowd} isFlashing={row.key === scrolling.flashing} />}
          </Virtualizer>
        </KeepContext.Provider>
      </div>
      {!scrolling.isAtEnd && (
        <button type="button" class="messages-down" aria-label={texts.conversation.toLatest} onClick={scrolling.showLatest}>
          <ArrowDown size={22} />
          {unread > 0 && <span class="badge">{unread}</span>}
        </button>
      )}
      <NewMessages rows={rows} />
    </div>
  );
}));
