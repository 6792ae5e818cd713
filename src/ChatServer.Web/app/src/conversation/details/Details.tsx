import { Suspense } from "preact/compat";
import { ConversationAvatar } from "../../conversations/ConversationAvatar";
import { titleOf } from "../../conversations/title";
import { lazy } from "../../lib/lazy";
import { useCard } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { Dialog } from "../../ui/Dialog";
import { useView } from "../context";
import { Choices } from "./Choices";
import "./details.css";

const Distance = lazy(() => import("../../people/Distance").then((m) => m.Distance));
const GroupDetails = lazy(() => import("../../groups/GroupDetails").then((m) => m.GroupDetails));

/** What a conversation is, who is in it, and what one can do about it. */
export function Details({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { summary, facts } = useView();
  if (!summary) return null;
  const isChannel = summary.kind === "channel";

  return (
    <Dialog title={texts.details.title} onClose={onClose} isSide>
      <div class="details-head">
        <ConversationAvatar conversation={summary} size="huge" />
        <h3>{titleOf(summary, texts)}</h3>
        {summary.peerId ? <AboutPerson id={summary.peerId} /> : <p>{texts.conversation[isChannel ? "subscribers" : "members"](summary.memberCount)}</p>}
        {facts?.topic && <p>{facts.topic}</p>}
        {facts?.description && <p class="details-text">{facts.description}</p>}
      </div>
      <Choices />
      {summary.peerId && <Suspense fallback={null}><Distance id={summary.peerId} /></Suspense>}
      {(summary.kind === "group" || isChannel) && <Suspense fallback={null}><GroupDetails onClose={onClose} /></Suspense>}
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
