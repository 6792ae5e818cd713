import type { ItemOf } from "@chatserver/engine";
import { CheckCheck, Settings2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useScreenTexts } from "../lib/screenTexts";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { isSameDay } from "../lib/times";
import { usePages } from "../lib/usePages";
import { useReadable } from "../lib/useReadable";
import { IconButton } from "../ui/Button";
import { MoreRows } from "../ui/MoreRows";
import { Tabs } from "../ui/Tabs";
import { Day } from "../ui/Time";
import { Entry } from "./Entry";
import "./activity.css";

const views = ["all", "unread"] as const;

/** What one should hear of, day by day. */
export function Activity() {
  const all = useTexts();
  const texts = useScreenTexts().activity;
  const client = useClient();
  const [view, setView] = useState<(typeof views)[number]>("all");
  const pages = usePages<ItemOf<"/notifications">>(view, (cursor) => client.api.get("/notifications", { query: { limit: 50, ...(view === "unread" && { unread: true }), ...(cursor && { cursor }) } }));
  useChange(pages.again);
  const readAll = useTask(() => client.notifications.markAllRead());
  const hasUnread = pages.items?.some((n) => !n.read) ?? false;

  return (
    <>
      <header class="bar">
        <h1 class="conversations-title">{all.shell.notifications}</h1>
        <IconButton label={texts.readAll} disabled={!hasUnread || readAll.isRunning} onClick={() => void readAll.run()}><CheckCheck size={21} /></IconButton>
        <Link href="/settings/notifications" class="icon-button" aria-label={texts.settings} title={texts.settings}><Settings2 size={21} /></Link>
      </header>
      <div class="tabs-bar"><Tabs label={texts.which} options={views} value={view} nameOf={(v) => texts[v]} onChange={setView} /></div>
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {readAll.said && <p class="group-problem" role="alert">{readAll.said}</p>}
        {pages.items?.map((entry, i) => {
          const beginsDay = i === 0 || !isSameDay(entry.at, pages.items![i - 1]!.at);
          return (
            <div key={entry.id}>
              {beginsDay && <h2 class="conversations-heading"><Day at={entry.at} /></h2>}
              <Entry entry={entry} />
            </div>
          );
        })}
        <MoreRows pages={pages} nothing={view === "unread" ? texts.nothingUnread : texts.nothing} />
      </div>
    </>
  );
}

/** Calls whenever something was notified or read. */
function useChange(run: () => void): void {
  const view = useReadable(useClient().notifications);
  const first = useRef(view);
  useEffect(() => {
    if (view !== first.current) run();
  }, [view]);
}
