import type { Media } from "@chatserver/engine";
import { ChevronLeft, ChevronRight, Download, EyeOff, X } from "lucide-preact";
import { createPortal } from "preact/compat";
import { useRef, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { Button, IconButton } from "../../ui/Button";
import { useModal } from "../../ui/useModal";
import { useAddress, variantFor } from "./useMedia";
import { useZoom } from "./useZoom";
import "./lightbox.css";

interface Props {
  media: Media[];
  at: number;
  onClose: () => void;
}

const swipe = 60;

/** One picture or video on the whole screen: the next by arrows or a swipe, larger by a double click or two fingers. */
export function Lightbox({ media, at, onClose }: Props) {
  const texts = useTexts();
  const dialog = useModal(onClose);
  const [index, setIndex] = useState(at);
  const began = useRef<number | null>(null);
  const shown = media[index]!;
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set([shown.id]));
  const isHidden = shown.sensitive && !asked.has(shown.id);
  const original = useAddress(shown.id, undefined, !isHidden, shown.sensitive);
  const go = (by: number) => setIndex((i) => Math.max(0, Math.min(media.length - 1, i + by)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") go(1);
    if (event.key === "ArrowLeft") go(-1);
  };

  return createPortal(
    <dialog ref={dialog} class="lightbox" aria-label={shown.fileName ?? texts.message.media[shown.kind]} onKeyDown={onKeyDown}
      onPointerDown={(e) => (began.current = e.isPrimary ? e.clientX : null)}
      onPointerUp={(e) => { if (began.current !== null && e.pointerType === "touch" && Math.abs(e.clientX - began.current) > swipe) go(e.clientX < began.current ? 1 : -1); }}>
      <header>
        <span class="cut">{shown.fileName}</span>
        {original && <a class="icon-button" href={original} download={shown.fileName ?? ""} aria-label={texts.media.download}><Download size={21} /></a>}
        <IconButton label={texts.common.close} onClick={() => dialog.current!.close()}><X size={22} /></IconButton>
      </header>
      {isHidden ? <div class="lightbox-stage"><Button onClick={() => setAsked(new Set(asked).add(shown.id))}><EyeOff size={19} />{texts.media.reveal}</Button></div> : shown.kind === "video" ? original && <video key={shown.id} src={original} controls autoplay playsInline /> : <Large key={shown.id} media={shown} />}
      {index > 0 && <IconButton class="lightbox-back" label={texts.media.previous} onClick={() => go(-1)}><ChevronLeft size={28} /></IconButton>}
      {index < media.length - 1 && <IconButton class="lightbox-on" label={texts.media.next} onClick={() => go(1)}><ChevronRight size={28} /></IconButton>}
    </dialog>,
    document.body,
  );
}

function Large({ media }: { media: Media }) {
  const image = useRef<HTMLImageElement>(null);
  const address = useAddress(media.id, media.sensitive ? undefined : variantFor(media, Math.min(1920, innerWidth * devicePixelRatio)), true, media.sensitive);
  const zoom = useZoom(image);
  return <div class="lightbox-stage" {...zoom}>{address && <img ref={image} src={address} alt={media.fileName ?? ""} draggable={false} />}</div>;
}
