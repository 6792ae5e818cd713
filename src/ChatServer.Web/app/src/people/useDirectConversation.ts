import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { useAttempt } from "../lib/useAttempt";

/** Opens the conversation with somebody, which begins if there is none. */
export function useDirectConversation(): (userId: string) => Promise<unknown> {
  const { api } = useClient();
  const attempt = useAttempt();
  const [, go] = useLocation();
  return (userId) => attempt(api.post("/conversations", { body: { kind: "direct", memberIds: [userId] } }).then(({ id }) => go(`/c/${id}`)));
}
