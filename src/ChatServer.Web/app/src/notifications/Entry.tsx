import type { Notification } from "@chatserver/engine";
import { Armchair, AtSign, Bell, CalendarClock, Clock, Flag, MailPlus, MessageSquare, PencilLine, Reply, ShieldAlert, Smile, UserCog, UserPlus, Users, type LucideIcon } from "lucide-preact";
import { useLocation } from "wouter-preact";
import { summaryOf } from "../conversations/Preview";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { timeOfDay } from "../lib/times";
import { useTitleOf } from "../search/hits";
import { PersonAvatar } from "../ui/PersonAvatar";

const icons: Record<Notification["kind"], LucideIcon> = {
  message: MessageSquare, media: MessageSquare, mention: AtSign, reply: Reply, reaction: Smile, added: Users, updated: PencilLine,
  role: UserCog, reminder: Clock, invitation: MailPlus, report: Flag, action: ShieldAlert, contactRequest: UserPlus, eventSoon: CalendarClock, eventSeated: Armchair,
};

/** One thing that happened; choosing it leads there and marks it as read. */
export function Entry({ entry }: { entry: Notification }) {
  const all = useTexts();
  const texts = useScreenTexts().activity;
  const client = useClient();
  const [, go] = useLocation();
  const actor = useName(entry.actorId ?? "");
  const called = useTitleOf(entry.conversationId ?? "");
  const title = called === actor ? "" : called;
  const Icon = icons[entry.kind] ?? Bell;
  const open = () => {
    if (!entry.read) void client.notifications.markRead(entry.id).catch(() => {});
    go(placeOf(entry));
  };

  return (
    <button type="button" class={entry.read ? "row row-wide hit entry" : "row row-wide hit entry entry-unread"} onClick={open}>
      <span class="entry-face">
        {entry.actorId ? <PersonAvatar id={entry.actorId} /> : <span class="people-icon"><Icon size={20} /></span>}
        {entry.actorId && <span class={`entry-kind entry-${entry.kind}`}><Icon size={13} strokeWidth={2.5} /></span>}
      </span>
      <span class="row-lines">
        <span class="entry-text">{texts.kinds[entry.kind](actor || all.common.deletedPerson, title, entry.count)}</span>
        {entry.message && <span class="row-preview cut" dir="auto">{summaryOf(entry.message, all)}</span>}
      </span>
      <span class="entry-side">
        <time class="row-time" dateTime={entry.at}>{timeOfDay(entry.at)}</time>
        {!entry.read && <span class="badge badge-dot" role="img" aria-label={texts.isUnread} />}
      </span>
    </button>
  );
}

function placeOf({ kind, conversationId, message, seq }: Notification): string {
  if (kind === "invitation" || kind === "contactRequest") return "/people";
  if (kind === "report" || kind === "action") return "/settings/safety";
  const at = message?.seq ?? seq;
  return `/c/${conversationId}${at > 0 && message ? `?at=${at}` : ""}`;
}
