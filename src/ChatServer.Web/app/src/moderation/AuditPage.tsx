import type { AnswerOf, ItemOf } from "@chatserver/engine";
import { ShieldAlert, ShieldCheck } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { fullTime } from "../lib/times";
import { usePages } from "../lib/usePages";
import { MoreRows } from "../ui/MoreRows";
import { RecordPage } from "./RecordPage";

type Entry = ItemOf<"/admin/audit">;

/** Who did what with the power they have, in a chain in which nothing can be changed unseen. */
export function AuditPage() {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [verdict, setVerdict] = useState<AnswerOf<"get", "/admin/audit/verify"> | null>(null);
  useEffect(() => void api.get("/admin/audit/verify").then(setVerdict, () => {}), [api]);
  const pages = usePages<Entry>("audit", (cursor) => api.get("/admin/audit", { query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <RecordPage title={texts.audit}>
      {verdict && <p class={verdict.ok ? "evidence-intact" : "evidence-broken"}>{verdict.ok ? <ShieldCheck size={17} aria-hidden="true" /> : <ShieldAlert size={17} aria-hidden="true" />}{verdict.ok ? texts.chainIntact(verdict.entries) : texts.chainBroken}</p>}
      <ol class="audit">{pages.items?.map((entry) => <AuditRow key={entry.number} entry={entry} />)}</ol>
      <MoreRows pages={pages} nothing={texts.nothing} />
    </RecordPage>
  );
}

function AuditRow({ entry: { act, actorId, userId, at, detail } }: { entry: Entry }) {
  const texts = useScreenTexts().moderation;
  const actor = useName(actorId ?? "");
  const about = useName(userId ?? "");
  return (
    <li>
      <strong>{texts.acts[act] ?? act}</strong>
      <span>{[actor, about && texts.aboutWhom(about), detail].filter(Boolean).join(" · ")}</span>
      <time dateTime={at}>{fullTime(at)}</time>
    </li>
  );
}
