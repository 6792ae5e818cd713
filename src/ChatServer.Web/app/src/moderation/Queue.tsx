import type { ItemOf } from "@chatserver/engine";
import { CircleDashed, Flag, MessageSquare, UserRound, Users } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useMe, useName } from "../lib/people";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { usePages } from "../lib/usePages";
import { MoreRows } from "../ui/MoreRows";
import { Tabs } from "../ui/Tabs";
import { Time } from "../ui/Time";
import "../people/people.css";
import "../search/search.css";
import "./moderation.css";

type Case = ItemOf<"/moderation/reports">;

const states = ["open", "assigned", "resolved"] as const;
const icons = { message: MessageSquare, user: UserRound, conversation: Users, story: CircleDashed };

/** The reports that wait for a decision, oldest first, and what else moderators look at. */
export function Queue() {
  const all = useTexts();
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const filters = useSafetyTexts().filters;
  const [path] = useLocation();
  const isAdmin = useMe().role === "admin";
  const [state, setState] = useState<(typeof states)[number]>("open");
  const pages = usePages<Case>(state, (cursor) => api.get("/moderation/reports", { query: { state, limit: 50, ...(cursor && { cursor }) } }));

  // What was opened may be decided when one comes back.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) pages.again();
    isFirst.current = false;
  }, [path]);

  return (
    <>
      <header class="bar"><h1 class="conversations-title">{all.shell.moderation}</h1></header>
      <div class="tabs-bar"><Tabs label={texts.which} options={states} value={state} nameOf={(s) => texts.states[s]} onChange={setState} /></div>
      <nav class="scroll moderation-queue" aria-label={texts.reports} onKeyDown={(e) => moveFocus(e, ".row")}>
        {pages.items?.map((item) => <CaseRow key={item.report.id} item={item} isOpen={path.endsWith(item.report.id)} />)}
        <MoreRows pages={pages} nothing={texts.nothing} />
      </nav>
      <div class="moderation-foot">
        <Link href="/moderation/actions" class="button button-quiet">{texts.actions}</Link>
        <Link href="/moderation/filters" class="button button-quiet">{filters.title}</Link>
        {isAdmin && <Link href="/moderation/audit" class="button button-quiet">{texts.audit}</Link>}
        {isAdmin && <Link href="/moderation/statistics" class="button button-quiet">{texts.statistics}</Link>}
      </div>
    </>
  );
}

function CaseRow({ item: { report, accusedId }, isOpen }: { item: Case; isOpen: boolean }) {
  const texts = useScreenTexts();
  const name = useName(accusedId ?? "");
  const Icon = icons[report.kind] ?? Flag;
  return (
    <Link href={`/moderation/${report.id}`} class="row" aria-current={isOpen ? "page" : undefined}>
      <span class="people-icon"><Icon size={20} /></span>
      <span class="row-lines">
        <span class="row-line">
          <span class="row-title cut">{texts.report.categories[report.category]}</span>
          <Time class="row-side row-time" at={report.createdAt} />
        </span>
        <span class="row-preview cut">{[texts.moderation.kinds[report.kind], name].filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}
