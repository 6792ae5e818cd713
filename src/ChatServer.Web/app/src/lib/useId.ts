import { useState } from "preact/hooks";

let given = 0;

/** An id that nothing else on the page has. Preact's own begin anew in each portal, so two dialogs would share theirs. */
export function useId(): string {
  const [id] = useState(() => `id-${++given}`);
  return id;
}
