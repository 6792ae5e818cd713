import type { Media } from "@chatserver/engine";
import { EyeOff, ImageOff, Play } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useTexts } from "../../lib/texts";
import { Spinner } from "../../ui/Spinner";
import { lengthOf } from "./size";
import { placeholderOf, useAddress, variantFor } from "./useMedia";

interface Props {
  media: Media;
  isAlone: boolean;

  /** How many more there are that are not shown. */
  more: number;
  onOpen: () => void;
}

const wanted = 480;

/** A picture, or what stands for a video. Its place is as large as it will be, so that nothing moves when it comes. */
export function Picture({ media, isAlone, more, onOpen }: Props) {
  const texts = useTexts();
  const client = useClient();
  const [isAsked, setIsAsked] = useState(false);
  const [revealed, setRevealed] = useState<Media | null>(null);
  const [isLoaded, setIsLoaded] = useState(false);
  const place = useRef<HTMLButtonElement>(null);
  const shown = revealed ?? media;
  const isHidden = media.sensitive && !revealed;
  const variant = media.kind === "video" ? "poster" : variantFor(shown, wanted);
  const address = useAddress(media.id, variant, !isHidden && media.status === "ready", media.sensitive);
  const placeholder = placeholderOf(media.placeholder);

  useLayoutEffect(() => {
    if (isAlone && media.width && media.height) place.current!.style.aspectRatio = `${media.width} / ${media.height}`;
  }, [isAlone, media.width, media.height]);

  // Not before it is ready: earlier there is nothing to see.
  useEffect(() => {
    if (isAsked && media.status === "ready") client.media.read(media.id, { reveal: true }).then(setRevealed, () => setIsAsked(false));
  }, [isAsked, media.status]);
  const open = () => (isHidden ? setIsAsked(true) : onOpen());
  const name = media.fileName ?? texts.message.media[media.kind];

  return (
    <button ref={place} type="button" class={`picture ${isAlone ? "picture-alone" : ""}`} onClick={open} aria-label={isHidden ? texts.media.reveal : texts.media.open(name)}>
      {placeholder && <img class="picture-blur" src={placeholder} alt="" />}
      {address && <img class={`picture-image ${isLoaded ? "picture-here" : ""}`} src={address} alt="" loading="lazy" decoding="async" onLoad={() => setIsLoaded(true)} />}
      {isHidden && !isAsked && <span class="picture-note"><EyeOff size={24} />{texts.media.sensitive}</span>}
      {media.status === "failed" && <span class="picture-note"><ImageOff size={24} />{texts.media.failed}</span>}
      {(media.status === "processing" || (isAsked && isHidden)) && <span class="picture-wait"><Spinner /></span>}
      {media.kind === "video" && media.status === "ready" && !isHidden && (
        <>
          <span class="picture-play"><Play size={24} /></span>
          {media.durationMs !== null && <span class="picture-length">{lengthOf(media.durationMs)}</span>}
        </>
      )}
      {more > 0 && <span class="picture-more">+{more}</span>}
    </button>
  );
}
