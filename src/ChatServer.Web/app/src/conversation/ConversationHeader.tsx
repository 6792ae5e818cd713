import type { ConversationSummary } from "@chatserver/engine";
import { ArrowLeft, Info, MessagesSquare, Search } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ConversationAvatar } from "../conversations/ConversationAvatar";
import { titleOf } from "../conversations/title";
import { Typing } from "../conversations/Typing";
import { lazy } from "../lib/lazy";
import { usePresence } from "../lib/people";
import { useTexts } from "../lib/texts";
import { dayAndTime } from "../lib/times";
import { useListPath } from "../shell/listPath";
import { IconButton } from "../ui/Button";
import { useOpened, useViewPart } from "./context";

const ThreadsDialog = lazy(() => import("./threads/ThreadsDialog").then((m) => m.ThreadsDialog));
const Details = lazy(() => import("./details/Details").then((m) => m.Details));

export function ConversationHeader() {
  const texts = useTexts();
  const summary = useViewPart((view) => view.summary, namesSame);
  const { search } = useOpened();
  const back = useListPath();
  const [opened, setOpened] = useState<"details" | "threads" | null>(null);
  const close = () => setOpened(null);

  return (
    <header class="bar bar-line conversation-header">
      <Link href={back} replace class="icon-button only-narrow" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
      {summary && (
        <>
          <button type="button" class="conversation-who" onClick={() => setOpened("details")}>
            <ConversationAvatar conversation={summary} />
            <span class="conversation-names">
              <h1 class="cut"><bdi>{titleOf(summary, texts)}</bdi></h1>
              <span class="conversation-about cut"><About conversation={summary} /></span>
            </span>
          </button>
          {summary.kind === "group" && <IconButton label={texts.conversation.threads} onClick={() => setOpened("threads")}><MessagesSquare size={21} /></IconButton>}
          <IconButton label={texts.conversation.search} aria-keyshortcuts="Control+F" onClick={search}><Search size={21} /></IconButton>
          <IconButton label={texts.details.title} onClick={() => setOpened("details")}><Info size={21} /></IconButton>
          <Suspense fallback={null}>
            {opened === "details" && <Details onClose={close} />}
            {opened === "threads" && <ThreadsDialog onClose={close} />}
          </Suspense>
        </>
      )}
    </header>
  );
}

/** What is said last moves with every message, and is not shown here. */
const namesSame = (a: ConversationSummary | null, b: ConversationSummary | null) =>
  a === b || (!!a && !!b && shownHere.every((name) => a[name] === b[name]));
const shownHere = ["id", "kind", "parentId", "peerId", "title", "avatar", "memberCount", "typing"] as const;

function About({ conversation }: { conversation: ConversationSummary }) {
  const texts = useTexts();
  if (conversation.typing.length > 0) return <Typing ids={conversation.typing} isDirect={conversation.kind === "direct"} />;
  if (conversation.kind === "saved") return <>{texts.conversation.savedAbout}</>;
  if (conversation.kind === "direct" && conversation.peerId) return <PresenceOf id={conversation.peerId} />;
  return <>{texts.conversation[conversation.kind === "channel" ? "subscribers" : "members"](conversation.memberCount)}</>;
}

function PresenceOf({ id }: { id: string }) {
  const texts = useTexts();
  const presence = usePresence(id);
  if (presence.status === "online") return <span class="row-typing">{texts.conversation.online}</span>;
  if (presence.status === "unknown" || !presence.lastSeenAt) return <>{texts.conversation.offline}</>;
  return <>{texts.conversation.lastSeen(dayAndTime(presence.lastSeenAt, texts.times.yesterday))}</>;
}
