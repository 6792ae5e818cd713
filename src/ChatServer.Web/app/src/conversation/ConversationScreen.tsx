import type { Conversation } from "@chatserver/engine";
import { Suspense } from "preact/compat";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation, useSearch } from "wouter-preact";
import { useClient } from "../lib/client";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { usePart } from "../lib/useReadable";
import { takeFiles } from "../share/shared";
import { BackBar } from "../shell/BackBar";
import { Composer, type ComposerProps } from "./Composer";
import { ConversationContext, useViewPart } from "./context";
import { ConversationHeader } from "./ConversationHeader";
import type { Intent } from "./intent";
import { DropZone } from "./media/DropZone";
import { MessageList, type MessageListHandle } from "./MessageList";
import { useAttachments } from "./media/useAttachments";
import { PinnedBar } from "./pins/PinnedBar";
import { useSearchKey } from "./useSearchKey";
import { WhyNot } from "./WhyNot";
import "./conversation.css";

const ConversationSearch = lazy(() => import("./search/ConversationSearch").then((m) => m.ConversationSearch));
const DateDialog = lazy(() => import("./search/DateDialog").then((m) => m.DateDialog));
const ThreadBar = lazy(() => import("./threads/ThreadBar").then((m) => m.ThreadBar));

export function ConversationScreen({ id }: { id: string }) {
  const client = useClient();
  const texts = useTexts();
  const conversation = useMemo(() => client.conversation(id), [client, id]);
  useEffect(() => conversation.open(), [conversation]);
  const isGone = usePart(conversation.view, ({ state }) => state === "gone");

  if (isGone) return <><BackBar /><div class="nothing"><h2>{texts.conversation.gone}</h2><p>{texts.conversation.goneText}</p></div></>;
  return <OpenConversation conversation={conversation} />;
}

function OpenConversation({ conversation }: { conversation: Conversation }) {
  const isThread = usePart(conversation.view, ({ summary }) => summary?.kind === "thread");
  const mayPost = usePart(conversation.view, ({ rights }) => rights.post);
  const [intent, setIntent] = useState<Intent>(null);
  const list = useRef<MessageListHandle>(null);
  const attachments = useAttachments(conversation.id);
  const [path, go] = useLocation();
  useEffect(() => attachments.add(takeFiles(conversation.id)), [conversation]);
  const at = new URLSearchParams(useSearch()).get("at");
  useEffect(() => {
    if (!at) return;
    list.current?.show({ seq: Number(at) });
    go(path, { replace: true }); // So that the same link leads there again.
  }, [at]);
  const [isSearching, setIsSearching] = useState(false);
  const [isAskingDate, setIsAskingDate] = useState(false);
  const context = useMemo(() => {
    const show = (target: { seq: number }) => list.current?.show(target);
    const search = () => setIsSearching(true);
    return { conversation, begin: setIntent, show, search, showDate: (day: Date) => void showDate(conversation, day, show), askDate: () => setIsAskingDate(true) };
  }, [conversation]);
  const showLatest = useCallback(() => list.current?.showLatest(), []);
  useSearchKey(context.search);

  return (
    <ConversationContext.Provider value={context}>
      <DropZone onFiles={attachments.add} isOpen={mayPost}>
        <ConversationHeader />
        <Suspense fallback={null}>{isSearching && <ConversationSearch onClose={() => setIsSearching(false)} />}</Suspense>
        <Suspense fallback={null}>{isAskingDate && <DateDialog onClose={() => setIsAskingDate(false)} />}</Suspense>
        <Suspense fallback={null}>{isThread && <ThreadBar />}</Suspense>
        <PinnedBar />
        <MessageList ref={list} />
        <Foot intent={intent} onIntent={setIntent} attachments={attachments} onSent={showLatest} />
      </DropZone>
    </ConversationContext.Provider>
  );
}

/** Where one writes, or why one may not. Nothing before that is known: it would take the focus, and what is typed. */
function Foot(props: ComposerProps) {
  const isKnown = useViewPart(({ summary }) => summary !== null);
  const mayPost = useViewPart(({ rights }) => rights.post);
  const mayReply = useViewPart(({ rights }) => rights.reply);
  if (!isKnown) return null;

  // Whoever may only read may still answer in a channel, and change what they said when they could write.
  const kind = props.intent?.kind;
  return mayPost || kind === "edit" || (kind === "reply" && mayReply) ? <Composer {...props} /> : <WhyNot />;
}

/** Goes to the first message from a day on, once it is here. */
async function showDate(conversation: Conversation, day: Date, show: (target: { seq: number }) => void): Promise<void> {
  await conversation.jumpTo({ date: day });
  await Promise.resolve(); // What was loaded is shown by then.
  const from = day.toISOString();
  const { items } = conversation.messages.get();
  const first = items.find((i) => i.message.createdAt >= from) ?? items.at(-1);
  if (first) show(first.message);
}
