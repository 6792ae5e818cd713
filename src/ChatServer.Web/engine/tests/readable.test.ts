import { expect, test } from "vitest";
import { Value } from "../src/index.js";

test("Listeners hear of each change, and never of the same value twice", () => {
  const value = new Value(1);
  const heard: number[] = [];
  const end = value.subscribe((v) => heard.push(v));

  for (const next of [1, 2, 2, 3]) value.set(next);
  end();
  value.set(4);

  expect(heard).toEqual([2, 3]);
  expect(value.get()).toBe(4);
});

test("Of two values set one within the other, the older one is told to nobody afterwards", () => {
  const value = new Value(0);
  const heard: number[] = [];
  value.subscribe((v) => v === 1 && value.set(2));
  value.subscribe((v) => heard.push(v));

  value.set(1);

  expect(heard).toEqual([2]);
});

test("A function that was given twice is called twice, and each ends by itself", () => {
  const value = new Value(0);
  let calls = 0;
  const count = (): void => void calls++;
  const end = value.subscribe(count);
  value.subscribe(count);

  value.set(1);
  end();
  value.set(2);

  expect(calls).toBe(3);
});
