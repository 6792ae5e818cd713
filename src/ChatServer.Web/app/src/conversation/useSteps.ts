import type { MessageWindow } from "@chatserver/engine";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Row, rowsOf, type Step, stepsBetween } from "./rows";

/** What to show now on the way to these messages; the rest of the way follows before anything is painted. */
export function useSteps(messages: MessageWindow): Step {
  const [, goOn] = useState(0);
  const wanted = useRef<Row[]>([]);
  const steps = useRef<Step[]>([]);
  useMemo(() => {
    const rows = rowsOf(messages, wanted.current);
    wanted.current = rows;
    steps.current = steps.current.length === 0 ? [{ rows, isAtStart: false }] : stepsBetween(steps.current[0]!.rows, rows);
  }, [messages]);

  const shown = steps.current[0]!;
  useLayoutEffect(() => {
    if (steps.current.length === 1) return;
    steps.current = steps.current.slice(1);
    goOn((n) => n + 1);
  }, [shown]);
  return shown;
}
