import { useClient } from "../../lib/client";
import { useScreenTexts } from "../../lib/screenTexts";
import { useToast } from "../../ui/toasts";
import { WhenDialog } from "../../ui/WhenDialog";

/** Asks when to be reminded of a message. */
export function Remind({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const texts = useScreenTexts().when;
  const toast = useToast();
  const { api } = useClient();
  const remind = (remindAt: string) => api.post("/messages/{messageId}/reminders", { path: { messageId }, body: { remindAt } }).then(() => toast(texts.reminded));
  return <WhenDialog title={texts.remind} action={texts.remind} onChoose={remind} onClose={onClose} />;
}
