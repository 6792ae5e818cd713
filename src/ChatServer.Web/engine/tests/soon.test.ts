import { expect, test, vi } from "vitest";
import { paced } from "../src/util/soon.js";

test("What happens alone is shown at once, and of much that happens only the last", async () => {
  vi.useFakeTimers();
  let state = 0;
  const shown: number[] = [];
  const refresh = paced(32, () => shown.push(state));

  state = 1;
  refresh();
  await Promise.resolve();
  expect(shown).toEqual([1]);

  for (state = 2; state < 9; state++) refresh();
  await Promise.resolve();
  expect(shown).toEqual([1]);
  await vi.advanceTimersByTimeAsync(32);
  expect(shown).toEqual([1, 9]);

  await vi.advanceTimersByTimeAsync(100);
  refresh();
  await Promise.resolve();
  expect(shown).toEqual([1, 9, 9]);
  vi.useRealTimers();
});
