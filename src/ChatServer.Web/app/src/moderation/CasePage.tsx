import type { AnswerOf } from "@chatserver/engine";
import { ArrowLeft } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { useMe, useName } from "../lib/people";
import { sayProblem } from "../lib/problems";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { fullTime } from "../lib/times";
import { Button } from "../ui/Button";
import { Spinner } from "../ui/Spinner";
import { Decide } from "./Decide";
import { EvidenceCard } from "./EvidenceCard";
import "../settings/settings.css";
import "./moderation.css";

export type Found = AnswerOf<"get", "/moderation/reports/{reportId}">;

/** One report: what was seen, by whom, and the decision. */
export function CasePage({ id }: { id: string }) {
  const all = useTexts();
  const texts = useScreenTexts();
  const { api } = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const path = { reportId: id };
  const read = () => api.get("/moderation/reports/{reportId}", { path }).then(setFound, setProblem);
  useEffect(() => void read(), [id]);

  return (
    <div class="settings">
      <header class="bar bar-line">
        <Link href="/moderation" class="icon-button only-narrow" aria-label={all.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{found ? texts.report.categories[found.case.report.category] : texts.moderation.report}</h1>
      </header>
      <div class="scroll">
        <div class="settings-page settings-form">
          {problem !== null && <p role="alert">{sayProblem(problem, all)}</p>}
          {!found && problem === null && <div class="dialog-wait"><Spinner /></div>}
          {found && <Case found={found} onChange={() => void read()} />}
        </div>
      </div>
    </div>
  );
}

function Case({ found, onChange }: { found: Found; onChange: () => void }) {
  const texts = useScreenTexts().moderation;
  const { report, reporterId, accusedId, assigneeId, state, resolution } = found.case;
  const me = useMe();
  return (
    <>
      <dl class="facts">
        <Fact name={texts.about}><Name id={accusedId} /></Fact>
        <Fact name={texts.reporter}><Name id={reporterId} /></Fact>
        <Fact name={texts.reported}>{fullTime(report.createdAt)}</Fact>
        {report.comment && <Fact name={texts.comment}>{report.comment}</Fact>}
        {assigneeId && <Fact name={texts.assignee}><Name id={assigneeId} /></Fact>}
        {resolution && <Fact name={texts.resolution}>{resolution}</Fact>}
      </dl>
      <EvidenceCard found={found} />
      {state !== "resolved" && <Assign reportId={report.id} isMine={assigneeId === me.id} onChange={onChange} />}
      {state !== "resolved" && <Decide report={report} onDone={onChange} />}
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: preact.ComponentChildren }) => <><dt>{name}</dt><dd>{children}</dd></>;

function Name({ id }: { id: string | null }) {
  const texts = useTexts();
  const name = useName(id ?? "");
  return <>{id ? name : texts.common.deletedPerson}</>;
}

function Assign({ reportId, isMine, onChange }: { reportId: string; isMine: boolean; onChange: () => void }) {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const attempt = useAttempt();
  const path = { reportId };
  const turn = async () => {
    const work = isMine ? api.delete("/moderation/reports/{reportId}/assignee", { path }) : api.put("/moderation/reports/{reportId}/assignee", { path });
    if (await attempt(work)) onChange();
  };
  return <Button onClick={() => void turn()}>{isMine ? texts.release : texts.take}</Button>;
}
