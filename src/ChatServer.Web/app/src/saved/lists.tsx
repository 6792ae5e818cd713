import type { ItemOf } from "@chatserver/engine";
import { BookmarkX, CalendarClock, Clock, SendHorizontal, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { shortTime, timeOfDay } from "../lib/times";
import { useReadable } from "../lib/useReadable";
import { MessageHit, useTitleOf } from "../search/hits";
import { IconButton } from "../ui/Button";
import { ListOf } from "../ui/ListOf";
import { WhenDialog } from "../ui/WhenDialog";

export function Bookmarks() {
  const texts = useScreenTexts().saved;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  return (
    <ListOf items={useReadable(lists.bookmarks)} nothing={texts.noBookmarks}>
      {({ message }) => (
        <div key={message.id} class="kept">
          <MessageHit match={{ message, highlights: [] }} />
          <IconButton label={texts.removeBookmark} onClick={() => void attempt(api.delete("/messages/{messageId}/bookmark", { path: { messageId: message.id } }))}><BookmarkX size={19} /></IconButton>
        </div>
      )}
    </ListOf>
  );
}

export function Reminders() {
  const texts = useScreenTexts().saved;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  const [moving, setMoving] = useState<string | null>(null);
  return (
    <>
      <ListOf items={useReadable(lists.reminders)} nothing={texts.noReminders}>
        {({ id, remindAt, message }) => (
          <div key={id} class="kept">
            <div class="kept-lines">
              <MessageHit match={{ message, highlights: [] }} />
              <p class="kept-when"><Clock size={14} aria-hidden="true" /><When at={remindAt} /></p>
            </div>
            <IconButton label={texts.move} onClick={() => setMoving(id)}><CalendarClock size={19} /></IconButton>
            <IconButton label={texts.removeReminder} onClick={() => void attempt(api.delete("/reminders/{reminderId}", { path: { reminderId: id } }))}><Trash2 size={19} /></IconButton>
          </div>
        )}
      </ListOf>
      {moving && <WhenDialog title={texts.move} action={texts.move} onClose={() => setMoving(null)} onChoose={(remindAt) => api.patch("/reminders/{reminderId}", { path: { reminderId: moving }, body: { remindAt } })} />}
    </>
  );
}

export function Scheduled() {
  const texts = useScreenTexts().saved;
  const { api, lists } = useClient();
  const [moving, setMoving] = useState<string | null>(null);
  return (
    <>
      <ListOf items={useReadable(lists.scheduled)} nothing={texts.noScheduled}>{(scheduled) => <ScheduledRow key={scheduled.id} scheduled={scheduled} onMove={() => setMoving(scheduled.id)} />}</ListOf>
      {moving && <WhenDialog title={texts.move} action={texts.move} onClose={() => setMoving(null)} onChoose={(sendAt) => api.patch("/scheduled/{scheduledId}", { path: { scheduledId: moving }, body: { sendAt } })} />}
    </>
  );
}

function ScheduledRow({ scheduled: { id, conversationId, sendAt, status, message }, onMove }: { scheduled: ItemOf<"/scheduled">; onMove: () => void }) {
  const texts = useScreenTexts().saved;
  const { api } = useClient();
  const attempt = useAttempt();
  const path = { scheduledId: id };
  return (
    <article class="kept scheduled">
      <div class="kept-lines">
        <h2 class="row-title cut">{useTitleOf(conversationId)}</h2>
        <p class="hit-text" dir="auto">{message.content || texts.withoutText}</p>
        <p class={status === "failed" ? "kept-when kept-failed" : "kept-when"}><Clock size={14} aria-hidden="true" />{status === "failed" ? texts.failed : <When at={sendAt} />}</p>
      </div>
      <IconButton label={texts.sendNow} onClick={() => void attempt(api.post("/scheduled/{scheduledId}/send", { path }))}><SendHorizontal size={19} /></IconButton>
      <IconButton label={texts.move} onClick={onMove}><CalendarClock size={19} /></IconButton>
      <IconButton label={texts.removeScheduled} onClick={() => void attempt(api.delete("/scheduled/{scheduledId}", { path }))}><Trash2 size={19} /></IconButton>
    </article>
  );
}

export function Followed() {
  const texts = useScreenTexts().saved;
  return (
    <ListOf items={useReadable(useClient().lists.follows)} nothing={texts.noFollows}>
      {({ message, unread }) => (
        <div key={message.id} class="kept">
          <MessageHit match={{ message, highlights: [] }} />
          {unread > 0 && <span class="badge">{unread}</span>}
        </div>
      )}
    </ListOf>
  );
}

function When({ at }: { at: string }) {
  const texts = useTexts();
  const day = shortTime(at, texts.times.yesterday);
  const isSoon = day === timeOfDay(at);
  const date = new Date(at).toLocaleDateString(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short" });
  return <time dateTime={at}>{isSoon && new Date(at).toDateString() === new Date().toDateString() ? day : `${date}, ${timeOfDay(at)}`}</time>;
}
