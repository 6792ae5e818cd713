import type { AnswerOf, Item, Message } from "@chatserver/engine";
import { ArrowUp, Bell, BellOff } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useMe } from "../../lib/people";
import { useScreenTexts } from "../../lib/screenTexts";
import { useAttempt } from "../../lib/useAttempt";
import { useTexts } from "../../lib/texts";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Spinner } from "../../ui/Spinner";
import { useOpened, useView } from "../context";
import { Said } from "./Said";

/** One message with everything that was answered to it, and a field for one answer more. */
export function RepliesDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const texts = useScreenTexts().replies;
  const { show } = useOpened();
  const { rights, summary } = useView();
  const replies = useReplies(item.message);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [replies?.length]);
  const open = (seq: number) => {
    onClose();
    show({ seq });
  };

  return (
    <Dialog title={summary?.kind === "channel" ? texts.comments : texts.title} onClose={onClose} isSide>
      <div class="replies-panel">
        <div class="replies-list">
          <Said message={item.message} onOpen={open} />
          <Follow messageId={item.message.id} />
          {!replies && <div class="dialog-wait"><Spinner /></div>}
          {replies?.map((message) => <Said key={message.id} message={message} onOpen={open} />)}
          <div ref={end} />
        </div>
        {rights.reply && <Answer messageId={item.message.id} label={summary?.kind === "channel" ? texts.comment : texts.answer} />}
      </div>
    </Dialog>
  );
}

/** The answers, read again whenever the message says that there is one more. */
function useReplies({ id, replies, conversationId }: Message): Message[] | null {
  const { api } = useClient();
  const { conversation } = useOpened();
  const [found, setFound] = useState<Message[] | null>(null);
  const [, hear] = useState(0);
  useEffect(() => conversation.messages.subscribe(() => hear((n) => n + 1)), [conversation]);
  const newest = conversation.messages.get().items.findLast((i) => i.message.replyToId === id);
  useEffect(() => {
    let isWanted = true;
    const read = api.get("/messages/{messageId}/replies", { path: { messageId: id }, query: { limit: 200 } });
    void read.then((page) => {
      if (!isWanted) return;
      setFound(page.items);
      const last = page.items.at(-1);
      if (last) api.put("/messages/{messageId}/replies/receipts/me", { path: { messageId: id }, body: { readSeq: last.seq } }).catch(() => {});
    }, () => isWanted && setFound((f) => f ?? []));
    return () => void (isWanted = false);
  }, [api, id, conversationId, replies?.count, newest?.message.seq, newest?.message.editedAt]);
  return found;
}

function Follow({ messageId }: { messageId: string }) {
  const texts = useScreenTexts().replies;
  const { api } = useClient();
  const attempt = useAttempt();
  const [follow, setFollow] = useState<AnswerOf<"get", "/messages/{messageId}/follow"> | null>(null);
  const path = { messageId };
  useEffect(() => void api.get("/messages/{messageId}/follow", { path }).then(setFollow, () => {}), [api, messageId]);
  if (!follow) return null;
  const turn = () => attempt((follow.following ? api.delete("/messages/{messageId}/follow", { path }) : api.put("/messages/{messageId}/follow", { path })).then(() => setFollow({ ...follow, following: !follow.following })));
  return (
    <Button look="plain" aria-pressed={follow.following} onClick={() => void turn()}>
      {follow.following ? <BellOff size={17} /> : <Bell size={17} />}
      {follow.following ? texts.unfollow : texts.follow}
    </Button>
  );
}

function Answer({ messageId, label }: { messageId: string; label: string }) {
  const all = useTexts();
  const { conversation } = useOpened();
  const me = useMe();
  const [text, setText] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    conversation.send({ content: text.trim(), replyToId: messageId });
    setText("");
  };
  return (
    <form class="replies-answer" onSubmit={send} aria-label={me.displayName}>
      <input value={text} onInput={(e) => setText(e.currentTarget.value)} aria-label={label} placeholder={label} dir="auto" autofocus />
      <button type="submit" class="composer-send" aria-label={all.composer.send} disabled={!text.trim()}><ArrowUp size={22} /></button>
    </form>
  );
}
