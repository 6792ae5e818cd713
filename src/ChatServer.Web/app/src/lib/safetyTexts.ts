import { de } from "../texts/safety.de";
import { en } from "../texts/safety.en";
import { useAppearance } from "./appearance";
import { languageOf } from "./texts";

/** What the screens about reports, decisions and filters say. */
export type SafetyTexts = typeof en;

export const useSafetyTexts = (): SafetyTexts => (languageOf(useAppearance().current.language) === "de" ? de : en);
