import { de } from "../texts/conversation.de";
import { en } from "../texts/conversation.en";
import { languageOf } from "./texts";
import { useAppearance } from "./appearance";

/** Texts of what is loaded within a conversation when somebody asks for it. */
export type ConversationTexts = typeof en;

export const useConversationTexts = (): ConversationTexts => (languageOf(useAppearance().current.language) === "de" ? de : en);
