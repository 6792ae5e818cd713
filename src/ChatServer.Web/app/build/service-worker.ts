import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";

export const workerName = "service-worker";

/** What lies beside the page and is needed to start. */
const besides = ["appearance.js", "icon.svg", "manifest.webmanifest"];

/** Larger ones, such as the list of emoji, are kept when they are first used. */
const largest = 256 * 1024;

/** Tells the service worker what it is to keep: what this build is made of. */
export function serviceWorker(publicDirectory: string): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      const worker = bundle[`${workerName}.js`];
      const page = bundle["index.html"];
      if (worker?.type !== "chunk" || page?.type !== "asset") throw new Error("There is no page, or no service worker, to build.");

      const built = Object.values(bundle).filter((part) => part !== worker && part !== page);
      const kept = built.filter((part) => (part.type === "chunk" ? part.code : part.source).length <= largest).map((part) => part.fileName);
      const hash = createHash("sha256").update(page.source);
      for (const name of built.map((part) => part.fileName).sort()) hash.update(name);
      for (const name of besides) hash.update(await readFile(join(publicDirectory, name)));

      const files = ["", ...besides, ...kept.sort()].map((name) => `/${name}`);
      worker.code = `const BUILD=${JSON.stringify({ version: hash.digest("hex").slice(0, 12), files })};\n${worker.code}`;
    },
  };
}
