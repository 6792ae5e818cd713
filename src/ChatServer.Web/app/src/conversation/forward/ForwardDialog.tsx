import type { ConversationSummary, Message } from "@chatserver/engine";
import { X } from "lucide-preact";
import { useState } from "preact/hooks";
import { VList } from "virtua";
import { titleOf } from "../../conversations/title";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { moveFocus } from "../../lib/moveFocus";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { SearchField } from "../../ui/SearchField";
import { QuoteText } from "../message/Quote";
import { ForwardRow } from "./ForwardRow";
import { useForward } from "./useForward";
import "./forward.css";

/** To whom does a message go once more? To one or several, with a word of one's own after it. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const all = useTexts();
  const texts = useConversationTexts().forward;
  const conversations = useReadable(useClient().conversations) ?? [];
  const [wanted, setWanted] = useState("");
  const [comment, setComment] = useState("");
  const { chosen, toggle, task } = useForward(message.id, comment, onClose);

  const words = wanted.trim().toLocaleLowerCase();
  const fitting = conversations.filter((c) => titleOf(c, all).toLocaleLowerCase().includes(words));
  const targets = conversations.filter((c) => chosen.includes(c.id));

  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form class="forward" onSubmit={task.onSubmit}>
        <div class="quote"><QuoteText message={message} /></div>
        {targets.length > 0 && <div class="group-chosen" role="group" aria-label={texts.chosen}>{targets.map((c) => <Chosen key={c.id} conversation={c} onRemove={() => toggle(c.id)} />)}</div>}
        <SearchField value={wanted} onChange={setWanted} label={texts.search} autofocus />
        <div class="forward-list" onKeyDown={(e) => moveFocus(e, ".row")}>
          {fitting.length === 0 ? <p class="people-none" role="status">{all.search.nothing}</p> : (
            <VList data={fitting}>{(c) => <ForwardRow key={c.id} conversation={c} isChosen={chosen.includes(c.id)} onChoose={() => toggle(c.id)} />}</VList>
          )}
        </div>
        {task.said && <p class="group-problem" role="alert">{task.said}</p>}
        <div class="forward-foot">
          <input value={comment} onInput={(e) => setComment(e.currentTarget.value)} placeholder={texts.comment} aria-label={texts.comment} dir="auto" maxLength={4000} />
          <Button look="main" type="submit" busy={task.isRunning} disabled={chosen.length === 0}>{texts.send(chosen.length)}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Chosen({ conversation, onRemove }: { conversation: ConversationSummary; onRemove: () => void }) {
  const title = titleOf(conversation, useTexts());
  const texts = useConversationTexts().forward;
  return <button type="button" class="chip forward-chip" aria-label={texts.leaveOut(title)} onClick={onRemove}><span class="cut">{title}</span><X size={14} /></button>;
}
