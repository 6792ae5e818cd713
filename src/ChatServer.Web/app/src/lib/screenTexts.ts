import { de } from "../texts/screens.de";
import { en } from "../texts/screens.en";
import { languageOf } from "./texts";
import { useAppearance } from "./appearance";

/** Texts of the screens that are loaded when somebody opens one, apart from those of the first load. */
export type ScreenTexts = typeof en;

export const useScreenTexts = (): ScreenTexts => (languageOf(useAppearance().current.language) === "de" ? de : en);
