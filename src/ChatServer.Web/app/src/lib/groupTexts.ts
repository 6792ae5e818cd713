import { de } from "../texts/groups.de";
import { en } from "../texts/groups.en";
import { useAppearance } from "./appearance";
import { languageOf } from "./texts";

/** What the screens of groups and channels say. */
export type GroupTexts = typeof en;

export const useGroupTexts = (): GroupTexts => (languageOf(useAppearance().current.language) === "de" ? de : en);
