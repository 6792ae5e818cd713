import type { ItemOf } from "@chatserver/engine";
import { ChevronRight, Plus } from "lucide-preact";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useSafetyTexts } from "../lib/safetyTexts";
import { usePages } from "../lib/usePages";
import { RecordPage } from "../moderation/RecordPage";
import { MoreRows } from "../ui/MoreRows";
import { kindsOf } from "./rule";
import { Trial } from "./Trial";
import "./filters.css";

type Filter = ItemOf<"/moderation/filters">;

/** The rules for what may be said, and a text to hold against them. */
export function FiltersPage() {
  const texts = useSafetyTexts().filters;
  const { api } = useClient();
  const pages = usePages<Filter>("filters", (cursor) => api.get("/moderation/filters", { query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <RecordPage title={texts.title}>
      <p class="settings-text">{texts.text}</p>
      <Link href="/moderation/filters/new" class="button button-main"><Plus size={19} />{texts.create}</Link>
      <div class="rules-list" onKeyDown={(e) => moveFocus(e, ".rule-card")}>{pages.items?.map((filter) => <FilterRow key={filter.id} filter={filter} />)}</div>
      <MoreRows pages={pages} nothing={texts.none} />
      <Trial />
    </RecordPage>
  );
}

function FilterRow({ filter }: { filter: Filter }) {
  const texts = useSafetyTexts().filters;
  const { id, name, action, enabled, dryRun, hits } = filter;
  const about = [...kindsOf(filter).map((k) => texts.kinds[k]), texts.hits(hits)].join(" · ");
  return (
    <Link href={`/moderation/filters/${id}`} class="rule-card">
      <span class="row-lines">
        <strong>{name}{!enabled && <span class="rule-state">{texts.off}</span>}{enabled && dryRun && <span class="rule-state">{texts.trying}</span>}</strong>
        <span>{texts.actions[action]}</span>
        <span class="evidence-about">{about}</span>
      </span>
      <ChevronRight size={18} class="flips" aria-hidden="true" />
    </Link>
  );
}
