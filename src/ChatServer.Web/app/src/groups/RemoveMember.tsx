import { UserMinus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useAttempt } from "../lib/useAttempt";
import { Button } from "../ui/Button";

/** Takes a member out; unlike a ban it does not keep them out. */
export function RemoveMember({ userId, onDone }: { userId: string; onDone: () => void }) {
  const texts = useGroupTexts().member;
  const { api } = useClient();
  const path = { conversationId: useView().id, userId };
  const attempt = useAttempt();
  const [isSure, setIsSure] = useState(false);
  const remove = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/members/{userId}", { path }))) onDone();
  };
  return <Button look="bad" wide onClick={() => (isSure ? void remove() : setIsSure(true))}><UserMinus size={18} />{isSure ? texts.reallyRemove : texts.remove}</Button>;
}
