import { ArrowUpLeft, BellOff, Lock, LockOpen } from "lucide-preact";
import { Link, useLocation } from "wouter-preact";
import { titleOf } from "../../conversations/title";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useMe } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { useAttempt } from "../../lib/useAttempt";
import { useReadable } from "../../lib/useReadable";
import { IconButton } from "../../ui/Button";
import { useView } from "../context";
import "./threads.css";

/** Beneath the header of a thread: the way to its group, and what can be done with the thread. */
export function ThreadBar() {
  const all = useTexts();
  const texts = useConversationTexts().threads;
  const { api, conversations } = useClient();
  const attempt = useAttempt();
  const me = useMe();
  const [, go] = useLocation();
  const { id, summary, facts } = useView();
  const group = useReadable(conversations)?.find((c) => c.id === summary?.parentId);
  if (!group || !summary) return null;

  const isClosed = !!facts?.closedAt;
  const mayClose = summary.myRole !== "member" || group.myRole !== "member";
  const path = { threadId: id };
  const leave = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/members/{userId}", { path: { conversationId: id, userId: me.id } }))) go(`/c/${group.id}`);
  };

  return (
    <div class="thread-bar">
      <Link href={`/c/${group.id}`} class="thread-group cut"><ArrowUpLeft size={17} class="flips" aria-hidden="true" />{titleOf(group, all)}</Link>
      {isClosed && <span class="thread-closed"><Lock size={14} aria-hidden="true" />{texts.closed}</span>}
      {mayClose && (isClosed
        ? <IconButton label={texts.reopen} onClick={() => void attempt(api.delete("/threads/{threadId}/closed", { path }))}><LockOpen size={18} /></IconButton>
        : <IconButton label={texts.close} onClick={() => void attempt(api.put("/threads/{threadId}/closed", { path }))}><Lock size={18} /></IconButton>)}
      <IconButton label={texts.unfollow(titleOf(summary, all))} onClick={() => void leave()}><BellOff size={18} /></IconButton>
    </div>
  );
}
