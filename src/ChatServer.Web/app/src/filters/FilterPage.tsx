import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useTexts } from "../lib/texts";
import { RecordPage } from "../moderation/RecordPage";
import { Spinner } from "../ui/Spinner";
import { FilterForm } from "./FilterForm";
import { FilterHits } from "./FilterHits";
import { newRule, type Rule } from "./rule";

/** One rule, with what it fitted; or a new one. */
export function FilterPage({ id }: { id: string }) {
  const all = useTexts();
  const texts = useSafetyTexts().filters;
  const { api } = useClient();
  const [rule, setRule] = useState<Rule | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isNew = id === "new";
  useEffect(() => {
    if (!isNew) void api.get("/moderation/filters/{filterId}", { path: { filterId: id } }).then(setRule, setProblem);
  }, [api, id]);

  return (
    <RecordPage title={isNew ? texts.create : texts.edit} back="/moderation/filters">
      {isNew && <FilterForm rule={newRule()} id={null} />}
      {problem !== null && <p role="alert">{sayProblem(problem, all)}</p>}
      {!isNew && !rule && problem === null && <div class="dialog-wait"><Spinner /></div>}
      {rule && <FilterForm rule={rule} id={rule.id} />}
      {rule && <FilterHits id={rule.id} />}
    </RecordPage>
  );
}
