import { Download } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useObjectUrl } from "../conversation/media/useObjectUrl";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";
import { Spinner } from "../ui/Spinner";

/** Whose address is drawn: a public channel's, or a link's. */
export type Drawn = { channelId: string } | { token: string };

/** The server draws it for whoever may see it, so it is asked for by its API and not by an image tag. */
export function QrCode({ of, title }: { of: Drawn; title: string }) {
  const all = useTexts();
  const texts = useGroupTexts().share;
  const { api } = useClient();
  const [drawing, setDrawing] = useState<Blob | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const address = useObjectUrl(drawing);
  useEffect(() => {
    const drawn = "token" in of ? api.get("/invitations/{token}/qr.svg", { path: of }) : api.get("/channels/{channelId}/qr.svg", { path: of });
    void drawn.then(setDrawing, setProblem);
  }, [api]);

  if (problem) return <p class="group-problem" role="alert">{sayProblem(problem, all)}</p>;
  if (!address) return <div class="dialog-wait"><Spinner /></div>;
  return (
    <figure class="qr">
      <img src={address} alt={texts.qrOf(title)} />
      <a href={address} download={`${title}.svg`} class="button button-plain"><Download size={18} />{texts.saveQr}</a>
    </figure>
  );
}
