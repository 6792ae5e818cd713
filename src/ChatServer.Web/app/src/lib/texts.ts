import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en } from "../texts/en";
import type { Appearance } from "./appearance";

/** Every text of the client. Another language is a file that has the same names; the compiler finds what it lacks. */
export type Texts = typeof en;

export const TextsContext = createContext<Texts>(en);

export const useTexts = (): Texts => useContext(TextsContext);

/** The language to speak: as chosen, otherwise the first one that the browser asks for and that is there. */
export function languageOf(chosen: Appearance["language"]): "en" | "de" {
  if (chosen !== "system") return chosen;
  return navigator.languages.find((l) => /^(en|de)\b/.test(l))?.startsWith("de") ? "de" : "en";
}

/** English is in the first load; other languages come when somebody speaks them. */
export async function loadTexts(language: "en" | "de"): Promise<Texts> {
  return language === "de" ? (await import("../texts/de")).de : en;
}
