import { uuid } from "@chatserver/engine";
import { useRef, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTask } from "../../lib/useTask";
import { useToast } from "../../ui/toasts";

/** What is repeated after a failure must be the same request: its ids are made once for each conversation. */
interface Ids {
  message: string;
  comment: string;
}

/** Forwards a message to those that are chosen; whoever has it is chosen no more, so that trying again sends it to nobody twice. */
export function useForward(messageId: string, comment: string, onDone: () => void) {
  const texts = useConversationTexts().forward;
  const toast = useToast();
  const { api } = useClient();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ids = useRef(new Map<string, Ids>());
  const toggle = (id: string) => setChosen((all) => (all.includes(id) ? all.filter((c) => c !== id) : [...all, id]));

  const idsOf = (conversationId: string): Ids => {
    const known = ids.current.get(conversationId) ?? { message: uuid(), comment: uuid() };
    ids.current.set(conversationId, known);
    return known;
  };

  const forwardTo = async (conversationId: string) => {
    const { message, comment: commentId } = idsOf(conversationId);
    const path = { conversationId };
    await api.post("/conversations/{conversationId}/forwards", { path, body: { clientId: message, messageId } });
    if (comment.trim()) await api.post("/conversations/{conversationId}/messages", { path, body: { clientId: commentId, content: comment.trim() } });
    setChosen((all) => all.filter((c) => c !== conversationId));
  };

  const task = useTask(async () => {
    for (const id of chosen) await forwardTo(id);
    toast(texts.done(ids.current.size));
    onDone();
    if (ids.current.size === 1) go(`/c/${[...ids.current.keys()][0]}`);
  });
  return { chosen, toggle, task };
}
