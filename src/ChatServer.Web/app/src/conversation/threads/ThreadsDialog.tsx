import type { ItemOf } from "@chatserver/engine";
import { Bell, BellOff, Lock, MessagesSquare, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { moveFocus } from "../../lib/moveFocus";
import { useMe } from "../../lib/people";
import { useAttempt } from "../../lib/useAttempt";
import { usePages } from "../../lib/usePages";
import { Button, IconButton } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { MoreRows } from "../../ui/MoreRows";
import { useView } from "../context";
import { Time } from "../../ui/Time";
import { NewThread } from "./NewThread";
import "../../conversations/row.css";
import "../../people/people.css";
import "./threads.css";

type Thread = ItemOf<"/conversations/{conversationId}/threads">;

/** The threads of a group, also those that one does not follow. */
export function ThreadsDialog({ onClose }: { onClose: () => void }) {
  const texts = useConversationTexts().threads;
  const { api } = useClient();
  const attempt = useAttempt();
  const me = useMe();
  const [, go] = useLocation();
  const { id, rights } = useView();
  const [isNew, setIsNew] = useState(false);
  const pages = usePages<Thread>(id, (cursor) => api.get("/conversations/{conversationId}/threads", { path: { conversationId: id }, query: { limit: 50, ...(cursor && { cursor }) } }));

  const show = (threadId: string) => {
    onClose();
    go(`/c/${threadId}`);
  };
  const follow = ({ id: threadId }: Thread) => attempt(api.put("/threads/{threadId}/members/me", { path: { threadId } }));
  const unfollow = ({ id: conversationId }: Thread) => attempt(api.delete("/conversations/{conversationId}/members/{userId}", { path: { conversationId, userId: me.id } }));
  const open = async (thread: Thread) => (thread.opened || (await follow(thread))) && show(thread.id);
  const turn = async (thread: Thread) => (await (thread.opened ? unfollow(thread) : follow(thread))) && pages.again();

  return (
    <Dialog title={texts.title} onClose={onClose} isSide>
      {rights.post && (isNew ? <NewThread groupId={id} onMade={show} /> : <Button wide onClick={() => setIsNew(true)}><Plus size={19} />{texts.begin}</Button>)}
      <ul class="threads" onKeyDown={(e) => moveFocus(e, ".row")}>
        {pages.items?.map((thread) => <ThreadRow key={thread.id} thread={thread} onOpen={() => void open(thread)} onTurn={() => void turn(thread)} />)}
      </ul>
      <MoreRows pages={pages} nothing={texts.nothing} />
    </Dialog>
  );
}

function ThreadRow({ thread, onOpen, onTurn }: { thread: Thread; onOpen: () => void; onTurn: () => void }) {
  const texts = useConversationTexts().threads;
  const { title, memberCount, messageCount, opened, closedAt, updatedAt } = thread;
  return (
    <li class="thread">
      <button type="button" class="row row-wide" onClick={onOpen}>
        <span class="people-icon">{closedAt ? <Lock size={19} /> : <MessagesSquare size={20} />}</span>
        <span class="row-lines">
          <span class="row-line">
            <span class="row-title cut" dir="auto">{title}</span>
            <Time class="row-side row-time" at={updatedAt} />
          </span>
          <span class="row-preview cut">{[closedAt && texts.closed, texts.messages(messageCount), texts.people(memberCount)].filter(Boolean).join(" · ")}</span>
        </span>
      </button>
      <IconButton label={opened ? texts.unfollow(title) : texts.follow(title)} aria-pressed={opened} onClick={onTurn}>{opened ? <Bell size={19} /> : <BellOff size={19} />}</IconButton>
    </li>
  );
}
