import type { Media } from "@chatserver/engine";
import { FileText } from "lucide-preact";
import { useTexts } from "../../lib/texts";
import { sizeOf } from "./size";
import { useAddress } from "./useMedia";

/** A file to be downloaded. */
export function FileCard({ media }: { media: Media }) {
  const texts = useTexts();
  const address = useAddress(media.id, undefined);
  return (
    <a class="file" href={address ?? undefined} download={media.fileName ?? ""} target="_blank" rel="noopener">
      <span class="file-icon"><FileText size={22} /></span>
      <span class="file-lines">
        <span class="file-name cut">{media.fileName ?? texts.message.media[media.kind]}</span>
        <span class="file-about">{sizeOf(media.bytes)}</span>
      </span>
    </a>
  );
}
