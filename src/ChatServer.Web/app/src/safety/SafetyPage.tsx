import type { ItemOf } from "@chatserver/engine";
import { useClient } from "../lib/client";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useScreenTexts } from "../lib/screenTexts";
import { dateAndTime } from "../lib/times";
import { useReadable } from "../lib/useReadable";
import { ListOf } from "../ui/ListOf";
import { ActionCard } from "./ActionCard";
import "../moderation/moderation.css";
import "../people/people.css";

/** What moderators decided about me, and what became of what I reported. */
export function SafetyPage() {
  const texts = useSafetyTexts().own;
  const { lists } = useClient();
  const actions = useReadable(lists.actions);
  const reports = useReadable(lists.reports);
  const bans = useReadable(lists.bans);

  return (
    <div class="settings-form">
      <h2>{texts.actions}</h2>
      <ListOf items={actions} nothing={texts.noActions}>{(action) => <ActionCard key={action.id} action={action} />}</ListOf>
      <h2>{texts.reports}</h2>
      <ListOf items={reports} nothing={texts.noReports}>{(report) => <ReportCard key={report.id} report={report} />}</ListOf>
      {!!bans?.length && <h2>{texts.bans}</h2>}
      {bans?.map((ban) => <BanCard key={ban.conversationId} ban={ban} />)}
    </div>
  );
}

function ReportCard({ report: { kind, category, comment, createdAt, resolvedAt, actionTaken } }: { report: ItemOf<"/reports"> }) {
  const texts = useSafetyTexts().own;
  const { report, moderation } = useScreenTexts();
  return (
    <article class="evidence">
      <h3>{moderation.kinds[kind]}: {report.categories[category]}</h3>
      {comment && <p>{comment}</p>}
      <p>{resolvedAt === null ? texts.waits : actionTaken ? texts.acted : texts.notActed}</p>
      <p class="evidence-about">{dateAndTime(resolvedAt ?? createdAt)}</p>
    </article>
  );
}

function BanCard({ ban: { reason, until, bannedAt } }: { ban: ItemOf<"/bans"> }) {
  const texts = useSafetyTexts().own;
  return (
    <article class="evidence">
      <h3>{texts.ban}</h3>
      <p>{reason ?? texts.noReason}</p>
      <p class="evidence-about">{dateAndTime(bannedAt)} · {until ? texts.until(dateAndTime(until)) : texts.ever}</p>
    </article>
  );
}
