import { Link2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useTask } from "../../lib/useTask";
import { useTexts } from "../../lib/texts";
import { Button } from "../../ui/Button";
import { useToast } from "../../ui/toasts";

/** A link by which others come in. It is told once, when it is made. */
export function InviteLink({ id }: { id: string }) {
  const texts = useTexts();
  const toast = useToast();
  const { api } = useClient();
  const [link, setLink] = useState<string | null>(null);
  const make = useTask(async () => {
    const { url } = await api.post("/conversations/{conversationId}/links", { path: { conversationId: id }, body: {} });
    setLink(url);
    await navigator.clipboard?.writeText(url).then(() => toast(texts.message.copied), () => {});
  });

  if (link) return <p class="details-link"><a href={link}>{link}</a></p>;
  return (
    <>
      <Button wide busy={make.isRunning} onClick={() => void make.run()}><Link2 size={18} />{texts.details.link}</Button>
      {make.said && <p class="group-problem" role="alert">{make.said}</p>}
    </>
  );
}
