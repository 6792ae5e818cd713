import type { Conversation, Item } from "@chatserver/engine";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation, useSearch } from "wouter-preact";
import { useClient } from "../lib/client";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { takeFiles } from "../share/shared";
import { Composer } from "./Composer";
import { ConversationContext } from "./context";
import { ConversationHeader } from "./ConversationHeader";
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

/** What the next message is about: an answer to one, or another text for one. */
export type Intent = { kind: "reply" | "edit"; item: Item } | null;

export function ConversationScreen({ id }: { id: string }) {
  const client = useClient();
  const texts = useTexts();
  const conversation = useMemo(() => client.conversation(id), [client, id]);
  useEffect(() => conversation.open(), [conversation]);
  const { state } = useReadable(conversation.view);

  if (state === "gone") return <div class="nothing"><h2>{texts.conversation.gone}</h2><p>{texts.conversation.goneText}</p></div>;
  return <OpenConversation conversation={conversation} />;
}

function OpenConversation({ conversation }: { conversation: Conversation }) {
  const view = useReadable(conversation.view);
  const [intent, setIntent] = useState<Intent>(null);
  const list = useRef<MessageListHandle>(null);
  const attachments = useAttachments();
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
  useSearchKey(context.search);

  return (
    <ConversationContext.Provider value={context}>
      <DropZone onFiles={attachments.add} isOpen={view.rights.post}>
        <ConversationHeader />
        <Suspense fallback={null}>
          {isSearching && <ConversationSearch onClose={() => setIsSearching(false)} />}
          {isAskingDate && <DateDialog onClose={() => setIsAskingDate(false)} />}
          {view.summary?.kind === "thread" && <ThreadBar />}
        </Suspense>
        <PinnedBar />
        <MessageList ref={list} />
        {view.rights.post || view.state === "loading" || (intent?.kind === "reply" && view.rights.reply) ? (
          <Composer intent={intent} onIntent={setIntent} attachments={attachments} onSent={() => list.current?.showLatest()} />
        ) : (
          <WhyNot />
        )}
      </DropZone>
    </ConversationContext.Provider>
  );
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
