import type { Media } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { thumbHashToDataURL } from "thumbhash";
import { useClient } from "../../lib/client";

/** The variant that is at least so wide, if there is one; its name without an ending is what every browser can show. */
export function variantFor(media: Media, width: number): string | undefined {
  const images = media.variants.filter((v) => v.contentType.startsWith("image/") && v.width !== null).sort((a, b) => a.width! - b.width!);
  return (images.find((v) => v.width! >= width) ?? images.at(-1))?.name;
}

/** Where a tag finds it; null until that is known. What is sensitive is found only by whoever asks to see it. */
export function useAddress(mediaId: string, variant: string | undefined, isWanted = true, reveal = false): string | null {
  const client = useClient();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!isWanted) return setAddress(null);
    let isCurrent = true;
    const found = reveal ? client.media.read(mediaId, { reveal }).then((media) => addressIn(media, variant)) : client.media.address(mediaId, variant);
    found.then((address) => isCurrent && setAddress(address), () => {});
    return () => void (isCurrent = false);
  }, [client, mediaId, variant, isWanted, reveal]);
  return address;
}

const addressIn = ({ url, variants }: Media, variant: string | undefined) => (variant === undefined ? url : (variants.find((v) => v.name === variant)?.url ?? null));

const mostLikenesses = 300;
const likenesses = new Map<string, string>();

/** A blurred likeness in some thirty bytes, to be seen until the picture is there. Kept, since every row that comes into sight asks for it. */
export function placeholderOf(hash: string | null): string | null {
  if (!hash) return null;
  let likeness = likenesses.get(hash);
  if (!likeness) {
    if (likenesses.size >= mostLikenesses) likenesses.delete(likenesses.keys().next().value!); // The oldest.
    likenesses.set(hash, (likeness = thumbHashToDataURL(Uint8Array.from(atob(hash), (c) => c.charCodeAt(0)))));
  }
  return likeness;
}
