import { expect, test, vi } from "vitest";
import { later, paced } from "../src/util/soon.js";

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

test("What was shown meanwhile is not shown again, and what changes after that is", async () => {
  vi.useFakeTimers();
  let shown = 0;
  const refresh = paced(32, () => shown++);

  refresh();
  refresh.done();
  await vi.advanceTimersByTimeAsync(100);
  expect(shown).toBe(0);

  refresh();
  refresh.done();
  refresh();
  await Promise.resolve();
  expect(shown).toBe(0);
  await vi.advanceTimersByTimeAsync(32);
  expect(shown).toBe(1);
  vi.useRealTimers();
});

test("What may come later comes once, as late as it was asked for first", async () => {
  vi.useFakeTimers();
  let shown = 0;
  const refresh = later(32, () => shown++);

  refresh();
  await vi.advanceTimersByTimeAsync(31);
  refresh();
  expect(shown).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toBe(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(shown).toBe(1);
  vi.useRealTimers();
});
