import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("The README shows the example as it is", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../example/main.ts")}\`\`\``);
});
