import type { ConversationSummary } from "@chatserver/engine";
import { AtSign, BellOff, Pin } from "lucide-preact";
import { memo, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { lazy } from "../lib/lazy";
import { useMenuPress, type Place } from "../lib/useMenuPress";
import { useTexts } from "../lib/texts";
import { Time } from "../ui/Time";
import { ConversationAvatar } from "./ConversationAvatar";
import { Preview } from "./Preview";
import { Ticks } from "./Ticks";
import { titleOf } from "./title";
import "./row.css";

const RowMenu = lazy(() => import("./RowMenu").then((m) => m.RowMenu));

interface Props {
  conversation: ConversationSummary;
  isOpen: boolean;
}

/** One conversation in the list. */
export const Row = memo(function Row({ conversation, isOpen }: Props) {
  const texts = useTexts();
  const { last, muted, pinned } = conversation;
  const [menuAt, setMenuAt] = useState<Place | null>(null);
  const press = useMenuPress(setMenuAt);
  const isLastMine = last?.isMine === true && !last.message.deletedAt && conversation.kind !== "saved" && !conversation.draft;

  return (
    <>
      <Link href={`/c/${conversation.id}`} class="row" aria-current={isOpen ? "page" : undefined} {...press}>
        <ConversationAvatar conversation={conversation} />
        <span class="row-lines">
          <span class="row-line">
            <span class="row-title cut"><bdi>{titleOf(conversation, texts)}</bdi></span>
            {muted && <BellOff size={14} class="row-mark" aria-label={texts.list.muted} />}
            <span class="row-side">
              {isLastMine && <Ticks status={last.status} />}
              <Time class="row-time" at={last?.message.createdAt ?? conversation.updatedAt} />
            </span>
          </span>
          <span class="row-line">
            <span class="row-preview cut"><Preview conversation={conversation} /></span>
            <Badges conversation={conversation} />
            {pinned && conversation.unread === 0 && <Pin size={14} class="row-mark" aria-label={texts.list.pinned} />}
          </span>
        </span>
      </Link>
      {menuAt && <Suspense fallback={null}><RowMenu conversation={conversation} at={menuAt} onClose={() => setMenuAt(null)} /></Suspense>}
    </>
  );
});

function Badges({ conversation: { unread, mentions, muted, markedUnread } }: { conversation: ConversationSummary }) {
  const texts = useTexts();
  return (
    <>
      {mentions > 0 && <span class="badge badge-mention" role="img" aria-label={texts.list.mentions(mentions)}><AtSign size={12} /></span>}
      {unread > 0 && (
        <span class={muted ? "badge badge-muted" : "badge"}>
          <span aria-hidden="true">{unread > 999 ? "999+" : unread}</span>
          <span class="only-heard">{texts.list.unread(unread)}</span>
        </span>
      )}
      {unread === 0 && markedUnread && <span class="badge badge-dot" role="img" aria-label={texts.list.markedUnread} />}
    </>
  );
}
