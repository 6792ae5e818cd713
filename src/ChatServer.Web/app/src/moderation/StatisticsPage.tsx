import type { AnswerOf } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useScreenTexts } from "../lib/screenTexts";
import { spans } from "../lib/spans";
import { useTexts } from "../lib/texts";
import { Spinner } from "../ui/Spinner";
import { Tabs } from "../ui/Tabs";
import { RecordPage } from "./RecordPage";

type Statistics = AnswerOf<"get", "/admin/statistics">;

const periods = { week: { days: 7, step: "day" }, month: { days: 30, step: "day" }, year: { days: 364, step: "week" } } as const;
const names = Object.keys(periods) as (keyof typeof periods)[];

/** How much happened, as one line of bars for each thing that is counted. */
export function StatisticsPage() {
  const all = useTexts();
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [span, setSpan] = useState<keyof typeof periods>("week");
  const [found, setFound] = useState<Statistics | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const { days, step } = periods[span];
    void api.get("/admin/statistics", { query: { step, from: new Date(Date.now() - days * spans.day).toISOString(), to: new Date().toISOString() } as never }).then(setFound, setProblem);
  }, [api, span]);

  return (
    <RecordPage title={texts.statistics}>
      <Tabs label={texts.span} options={names} value={span} nameOf={(n) => texts.periods[n]} onChange={setSpan} />
      {problem !== null && <p role="alert">{sayProblem(problem, all)}</p>}
      {!found && problem === null && <div class="dialog-wait"><Spinner /></div>}
      <div class="series">{found?.series.map((s) => <Series key={s.series} series={s} />)}</div>
    </RecordPage>
  );
}

function Series({ series: { series, points } }: { series: Statistics["series"][number] }) {
  const texts = useScreenTexts().moderation;
  const most = Math.max(1, ...points.map((p) => p.value));
  // Whoever is active on two days would be counted twice.
  const sum = series === "activeUsers" ? Math.max(0, ...points.map((p) => p.value)) : points.reduce((total, p) => total + p.value, 0);
  const spoken = document.documentElement.lang;
  return (
    <figure class="chart">
      <figcaption><span>{texts.series[series]}</span><strong>{sum.toLocaleString(spoken, { notation: "compact" })}</strong></figcaption>
      <svg viewBox={`0 0 ${points.length * 10} 60`} preserveAspectRatio="none" role="img" aria-label={texts.chart(texts.series[series], sum)}>
        {points.map((p, i) => {
          const height = p.value === 0 ? 1 : 4 + (p.value / most) * 56;
          return <rect key={p.start} x={i * 10 + 1} y={60 - height} width={8} height={height} rx={1.5}><title>{`${new Date(p.start).toLocaleDateString(spoken)}: ${p.value}`}</title></rect>;
        })}
      </svg>
    </figure>
  );
}
