import { useEffect, useState } from "preact/hooks";
import { titleOf } from "../conversations/title";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { contents, countOf, noFilters, type Content, type Filters } from "./filters";

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Narrows a search for messages: by whom, where, with what, and when. */
export function FilterPanel({ filters, onChange }: Props) {
  const all = useTexts();
  const texts = useScreenTexts().search;
  const conversations = useReadable(useClient().conversations) ?? [];
  const people = useContactsAndPeers();
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part });

  return (
    <div class="filters" role="group" aria-label={texts.filters}>
      <Select label={texts.from} value={filters.from} onChange={(from) => change({ from })} options={[["", texts.anybody], ["me", all.common.you], ...people]} />
      <Select label={texts.in} value={filters.conversationId} onChange={(conversationId) => change({ conversationId })} options={[["", texts.everywhere], ...conversations.map((c) => [c.id, titleOf(c, all)] as const)]} />
      <Select label={texts.has} value={filters.has} onChange={(has) => change({ has: has as Content | "" })} options={[["", texts.anything], ...contents.map((c) => [c, texts.contents[c]] as const)]} />
      <Select label={texts.sort} value={filters.sort} onChange={(sort) => change({ sort: sort as Filters["sort"] })} options={[["newest", texts.newest], ["relevance", texts.relevance]]} />
      <Field label={texts.after} type="date" value={filters.after} max={filters.before} onChange={(e) => change({ after: e.currentTarget.value })} />
      <Field label={texts.before} type="date" value={filters.before} min={filters.after} onChange={(e) => change({ before: e.currentTarget.value })} />
      {countOf(filters) > 0 && <Button look="plain" onClick={() => onChange(noFilters)}>{texts.noFilters}</Button>}
    </div>
  );
}

/** Usernames and names of those I talk with directly. */
function useContactsAndPeers(): (readonly [string, string])[] {
  const client = useClient();
  const [people, setPeople] = useState<(readonly [string, string])[]>([]);
  useEffect(() => {
    const ids = (client.conversations.get() ?? []).flatMap((c) => c.peerId ?? []).slice(0, 100);
    if (ids.length === 0) return;
    void client.api.get("/users", { query: { ids } }).then(({ items }) => setPeople(items.flatMap((p) => (p.username ? [[p.username, p.displayName] as const] : []))), () => {});
  }, [client]);
  return people;
}
