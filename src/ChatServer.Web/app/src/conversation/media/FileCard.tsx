import type { Media } from "@chatserver/engine";
import { FileText } from "lucide-preact";
import { useClient } from "../../lib/client";
import { useAttempt } from "../../lib/useAttempt";
import { useTexts } from "../../lib/texts";
import { sizeOf } from "./size";
import { useAddress } from "./useMedia";

/** A file to be downloaded. */
export function FileCard({ media }: { media: Media }) {
  const texts = useTexts();
  const client = useClient();
  const attempt = useAttempt();
  const address = useAddress(media.id, undefined);

  // The address that was found when it was first shown may have ended.
  const download = (event: MouseEvent) => {
    event.preventDefault();
    void attempt(client.media.address(media.id).then((href) => href && save(href, media.fileName ?? "")));
  };
  return (
    <a class="file" href={address ?? undefined} download={media.fileName ?? ""} target="_blank" rel="noopener" onClick={download}>
      <span class="file-icon"><FileText size={22} /></span>
      <span class="file-lines">
        <span class="file-name cut">{media.fileName ?? texts.message.media[media.kind]}</span>
        <span class="file-about">{sizeOf(media.bytes)}</span>
      </span>
    </a>
  );
}

function save(href: string, name: string): void {
  Object.assign(document.createElement("a"), { href, download: name, target: "_blank", rel: "noopener" }).click();
}
