import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { useToast } from "../ui/toasts";

/** Opens the conversation with somebody, which begins if there is none. */
export function useDirectConversation(): (userId: string) => Promise<void> {
  const { api } = useClient();
  const texts = useTexts();
  const toast = useToast();
  const [, go] = useLocation();

  return async (userId) => {
    try {
      const { id } = await api.post("/conversations", { body: { kind: "direct", memberIds: [userId] } });
      go(`/c/${id}`);
    } catch (problem) {
      toast(sayProblem(problem, texts));
    }
  };
}
