import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // What Node would get instead takes no files of a browser.
  resolve: { alias: { "tus-js-client": fileURLToPath(new URL("../node_modules/tus-js-client/lib.esm/browser/index.js", import.meta.url)) } },

  // Most tests talk to the real server, on machines that may be busy.
  test: { globalSetup: "tests/harness/global-setup.ts", testTimeout: 180_000, hookTimeout: 180_000 },
});
