import { useState } from "preact/hooks";
import { untouched, type Edit } from "./edit";

/** What was done to a picture, with the way back. */
export function useEdits() {
  const [steps, setSteps] = useState<readonly Edit[]>([untouched]);
  return {
    edit: steps.at(-1)!,
    canUndo: steps.length > 1,
    change: (edit: Edit) => setSteps((before) => [...before, edit]),
    undo: () => setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before)),
  };
}
