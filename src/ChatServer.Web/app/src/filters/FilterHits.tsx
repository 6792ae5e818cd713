import type { ItemOf } from "@chatserver/engine";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useSafetyTexts } from "../lib/safetyTexts";
import { dateAndTime } from "../lib/times";
import { usePages } from "../lib/usePages";
import { MoreRows } from "../ui/MoreRows";

type Hit = ItemOf<"/moderation/filters/{filterId}/hits">;

/** What a rule fitted: who, when and what of the rule, and nothing else of what was said. */
export function FilterHits({ id }: { id: string }) {
  const texts = useSafetyTexts().filters;
  const { api } = useClient();
  const pages = usePages<Hit>(id, (cursor) => api.get("/moderation/filters/{filterId}/hits", { path: { filterId: id }, query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <section>
      <h2>{texts.list}</h2>
      <p class="settings-text">{texts.listText}</p>
      <ol class="audit">{pages.items?.map((hit) => <HitRow key={hit.id} hit={hit} />)}</ol>
      <MoreRows pages={pages} nothing={texts.noHits} />
    </section>
  );
}

function HitRow({ hit: { at, userId, action, dryRun, kind, matched } }: { hit: Hit }) {
  const texts = useSafetyTexts().filters;
  const name = useName(userId);
  return (
    <li>
      <strong>{name}</strong>
      <span>{[texts.kinds[kind], matched, dryRun ? texts.tried : texts.actions[action]].filter(Boolean).join(" · ")}</span>
      <time dateTime={at}>{dateAndTime(at)}</time>
    </li>
  );
}
