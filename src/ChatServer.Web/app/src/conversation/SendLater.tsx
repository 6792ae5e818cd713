import { uuid } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useToast } from "../ui/toasts";
import { WhenDialog } from "../ui/WhenDialog";

interface Props {
  conversationId: string;
  content: string;
  replyToId: string | null;
  onDone: () => void;
  onClose: () => void;
}

/** Sends what was written at a time to come. */
export function SendLater({ conversationId, content, replyToId, onDone, onClose }: Props) {
  const texts = useScreenTexts().when;
  const toast = useToast();
  const { api } = useClient();

  // The same for another try: if the first one came through after all, there is one message.
  const [clientId] = useState(uuid);
  const schedule = async (sendAt: string) => {
    await api.post("/conversations/{conversationId}/scheduled", { path: { conversationId }, body: { sendAt, message: { clientId, content, replyToId } } });
    toast(texts.scheduled);
    onDone();
  };
  return <WhenDialog title={texts.later} action={texts.schedule} onChoose={schedule} onClose={onClose} />;
}
