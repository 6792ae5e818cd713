import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { compressed } from "./build/compressed";

/** One file under one name, for the pages of other sites. */
export default defineConfig({
  plugins: [preact(), compressed()],
  publicDir: false,
  build: {
    outDir: "../../ChatServer/wwwroot",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "src/widget/element.tsx", name: "ChatConversation", formats: ["iife"], fileName: () => "widget.js" },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
