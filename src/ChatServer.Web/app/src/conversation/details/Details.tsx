import { Bell, BellOff, LogOut, Pin } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ConversationAvatar } from "../../conversations/ConversationAvatar";
import { titleOf } from "../../conversations/title";
import { useClient } from "../../lib/client";
import { useCard, useMe } from "../../lib/people";
import { useTask } from "../../lib/useTask";
import { useTexts } from "../../lib/texts";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useView } from "../context";
import { InviteLink } from "./InviteLink";
import { Members } from "./Members";
import "./details.css";

const ConversationQuiet = lazy(() => import("../../notifications/ConversationQuiet").then((m) => m.ConversationQuiet));

/** What a conversation is, who is in it, and what one can do about it. */
export function Details({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { summary, facts, rights } = useView();
  if (!summary) return null;
  const isGroup = summary.kind === "group";

  return (
    <Dialog title={texts.details.title} onClose={onClose} isSide>
      <div class="details-head">
        <ConversationAvatar conversation={summary} size="huge" />
        <h3>{titleOf(summary, texts)}</h3>
        {summary.peerId ? <AboutPerson id={summary.peerId} /> : <p>{texts.conversation.members(summary.memberCount)}</p>}
        {facts?.description && <p class="details-text">{facts.description}</p>}
      </div>
      <Choices />
      {isGroup && rights.add && <InviteLink id={summary.id} />}
      {isGroup && <Members onClose={onClose} />}
      {isGroup && <Leave onDone={onClose} />}
    </Dialog>
  );
}

function AboutPerson({ id }: { id: string }) {
  const card = useCard(id);
  if (!card) return null;
  return (
    <>
      {card.username && <p>@{card.username}</p>}
      {card.status && <p>{card.status}</p>}
      {card.bio && <p class="details-text">{card.bio}</p>}
    </>
  );
}

/** What is only for oneself: on top of the list, and not to be disturbed. */
function Choices() {
  const texts = useTexts();
  const { api, conversations } = useClient();
  const summary = useView().summary!;
  const pin = useTask(async () => {
    const pinned = (conversations.get() ?? []).filter((c) => c.pinned).map((c) => c.id);
    const conversationIds = summary.pinned ? pinned.filter((id) => id !== summary.id) : [summary.id, ...pinned];
    await api.put("/conversations/pinned", { body: { conversationIds } } as never);
  });
  const [isQuietOpen, setIsQuietOpen] = useState(false);

  return (
    <div class="details-choices">
      <Button busy={pin.isRunning} aria-pressed={summary.pinned} onClick={() => void pin.run()}><Pin size={18} />{summary.pinned ? texts.details.unpin : texts.details.pin}</Button>
      <Button aria-haspopup="dialog" onClick={() => setIsQuietOpen(true)}>{summary.muted ? <BellOff size={18} /> : <Bell size={18} />}{summary.muted ? texts.list.muted : texts.details.mute}</Button>
      {pin.said && <p class="group-problem" role="alert">{pin.said}</p>}
      {isQuietOpen && <Suspense fallback={null}><ConversationQuiet conversationId={summary.id} onClose={() => setIsQuietOpen(false)} /></Suspense>}
    </div>
  );
}

function Leave({ onDone }: { onDone: () => void }) {
  const texts = useTexts();
  const { api } = useClient();
  const me = useMe();
  const [, go] = useLocation();
  const { id } = useView();
  const [isSure, setIsSure] = useState(false);
  const leave = useTask(async () => {
    await api.delete("/conversations/{conversationId}/members/{userId}", { path: { conversationId: id, userId: me.id } });
    onDone();
    go("/");
  });

  return (
    <div class="details-leave">
      {leave.said && <p class="group-problem" role="alert">{leave.said}</p>}
      <Button look="bad" wide busy={leave.isRunning} onClick={() => (isSure ? void leave.run() : setIsSure(true))}><LogOut size={18} />{isSure ? texts.details.reallyLeave : texts.details.leave}</Button>
    </div>
  );
}
