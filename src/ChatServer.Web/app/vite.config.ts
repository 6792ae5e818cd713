import preact from "@preact/preset-vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { compressed } from "./build/compressed";
import { serviceWorker, workerName } from "./build/service-worker";

const server = process.env["CHATSERVER"] ?? "http://127.0.0.1:5080";
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [preact(), serviceWorker(here("public")), compressed()],
  build: {
    outDir: "../../ChatServer/wwwroot",
    emptyOutDir: true,
    target: "es2022",
    // The page allows no data: scripts or fonts, and the browser knows preloading by itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here("index.html"), [workerName]: here("src/worker/service-worker.ts") },
      output: {
        // The browser looks for another version of the worker where it found this one.
        entryFileNames: ({ name }) => (name === workerName ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": server, "/hubs": { target: server, ws: true } } },
});
