import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTask } from "../../lib/useTask";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";

/** A title begins a thread. */
export function NewThread({ groupId, onMade }: { groupId: string; onMade: (threadId: string) => void }) {
  const texts = useConversationTexts().threads;
  const { api } = useClient();
  const [title, setTitle] = useState("");
  const make = useTask(async () => {
    const { id } = await api.post("/conversations/{conversationId}/threads", { path: { conversationId: groupId }, body: { title: title.trim() } });
    onMade(id);
  });

  return (
    <form class="thread-new" onSubmit={make.onSubmit}>
      <Field label={texts.name} hint={texts.nameHint} value={title} maxLength={200} dir="auto" autofocus error={make.said ?? undefined} onInput={(e) => setTitle(e.currentTarget.value)} />
      <Button look="main" type="submit" busy={make.isRunning} disabled={!title.trim()}>{texts.make}</Button>
    </form>
  );
}
