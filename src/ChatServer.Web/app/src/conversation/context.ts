import type { Conversation, ConversationView } from "@chatserver/engine";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { usePart, useReadable } from "../lib/useReadable";
import type { Intent } from "./intent";

interface OpenedConversation {
  conversation: Conversation;
  begin: (intent: Intent) => void;

  /** Scrolls to a message, wherever in the conversation it is. */
  show: (target: { seq: number }) => void;

  /** The same for the first message of a day, or the next one after it. */
  showDate: (day: Date) => void;

  // Open what looks for words, and for a day.
  search: () => void;
  askDate: () => void;
}

export const ConversationContext = createContext<OpenedConversation | null>(null);

/** The conversation that is open around this component. */
export function useOpened(): OpenedConversation {
  const opened = useContext(ConversationContext);
  if (!opened) throw new Error("There is no conversation above this component.");
  return opened;
}

export const useView = (): ConversationView => useReadable(useOpened().conversation.view);

/** A part of it: what stands in every message is drawn again only when that changes. */
export const useViewPart = <P>(partOf: (view: ConversationView) => P, isSame?: (a: P, b: P) => boolean): P =>
  usePart(useOpened().conversation.view, partOf, isSame);
