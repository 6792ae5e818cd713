import { useEffect, useState } from "preact/hooks";
import { useView } from "../conversation/context";
import type { ToolProps } from "../groups/Tools";
import { ShareLink } from "../invite/ShareLink";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { Dialog } from "../ui/Dialog";
import { Spinner } from "../ui/Spinner";

/** Where others find a public channel. */
export function AddressDialog({ onClose }: ToolProps) {
  const all = useTexts();
  const texts = useGroupTexts().tools;
  const { api } = useClient();
  const { id, summary } = useView();
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => void api.get("/channels/{channelId}", { path: { channelId: id } }).then((c) => setUrl(c.url ?? null), setProblem), [api, id]);

  return (
    <Dialog title={texts.address} onClose={onClose}>
      {problem !== null && <p class="group-problem" role="alert">{sayProblem(problem, all)}</p>}
      {url ? <ShareLink url={url} title={summary?.title ?? ""} qr={{ channelId: id }} isQrOpen /> : problem === null && <div class="dialog-wait"><Spinner /></div>}
    </Dialog>
  );
}
