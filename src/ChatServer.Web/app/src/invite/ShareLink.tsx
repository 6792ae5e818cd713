import { Copy, QrCode as QrIcon, Share2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useGroupTexts } from "../lib/groupTexts";
import { useCopy } from "../lib/useCopy";
import { Button } from "../ui/Button";
import { QrCode, type Drawn } from "./QrCode";
import "./invite.css";

interface Props {
  url: string;

  /** What it leads to. */
  title: string;
  qr: Drawn;
  isQrOpen?: boolean;
}

/** An address to pass on: by copying it, by what the device offers, or as a picture for other people's cameras. */
export function ShareLink({ url, title, qr, isQrOpen = false }: Props) {
  const texts = useGroupTexts().share;
  const copy = useCopy();
  const [isShown, setIsShown] = useState(isQrOpen);
  const share = () => navigator.share({ title, url }).catch(() => {}); // Whoever changes their mind is told nothing.

  return (
    <section class="share" aria-label={texts.title}>
      <a class="share-url" href={url}>{url.replace(/^https?:\/\//, "")}</a>
      <div class="share-acts">
        <Button onClick={() => copy(url)}><Copy size={18} />{texts.copy}</Button>
        {"share" in navigator && <Button onClick={() => void share()}><Share2 size={18} />{texts.share}</Button>}
        <Button aria-expanded={isShown} onClick={() => setIsShown(!isShown)}><QrIcon size={18} />{texts.qr}</Button>
      </div>
      {isShown && <QrCode of={qr} title={title} />}
    </section>
  );
}
