import type { Media } from "@chatserver/engine";
import { useTexts } from "../../lib/texts";
import { useAddress } from "../media/useMedia";

/** A picture that stands by itself: as it is, for smaller forms of it may have lost what can be seen through. */
export function Sticker({ media }: { media: Media }) {
  const texts = useTexts();
  const address = useAddress(media.id, undefined);
  return <div class="sticker">{address && <img src={address} alt={texts.message.sticker} />}</div>;
}
