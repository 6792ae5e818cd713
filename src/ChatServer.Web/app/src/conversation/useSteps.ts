import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { type Row, type Step, stepsBetween } from "./rows";

/** What to show now on the way to these rows; the rest of the way follows before anything is painted. */
export function useSteps(wanted: Row[]): Step {
  const [shown, setShown] = useState<{ steps: Step[]; wanted: Row[] }>(() => ({ steps: [{ rows: wanted, isAtStart: false }], wanted }));
  const current = useMemo(() => {
    if (shown.wanted === wanted) return shown;
    return { steps: stepsBetween(shown.steps[0]!.rows, wanted), wanted };
  }, [shown, wanted]);

  useLayoutEffect(() => {
    const rest = current.steps.slice(1);
    if (rest.length > 0) setShown({ steps: rest, wanted });
    else if (shown !== current) setShown(current);
  }, [current]);

  return current.steps[0]!;
}
