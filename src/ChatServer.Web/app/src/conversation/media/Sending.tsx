import type { Upload } from "@chatserver/engine";
import { File as FileIcon, Mic } from "lucide-preact";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";
import { sizeOf } from "./size";
import { useObjectUrl } from "./useObjectUrl";

/** A file of a message that is still on its way. */
export function Sending({ upload }: { upload: Upload }) {
  const texts = useTexts();
  const state = useReadable(upload.state);
  const picture = useObjectUrl(upload.contentType.startsWith("image/") ? upload.file : null);
  const isSound = upload.contentType.startsWith("audio/");
  const progress = <progress max={upload.bytes} value={state.sentBytes} aria-label={texts.composer.uploading(upload.name)} />;

  if (picture) return <div class="sending-picture"><img src={picture} alt={upload.name} />{progress}</div>;
  return (
    <div class="file">
      <span class="file-icon">{isSound ? <Mic size={22} /> : <FileIcon size={22} />}</span>
      <span class="file-lines"><span class="file-name cut">{isSound ? texts.message.media.audio : upload.name}</span><span class="file-about">{sizeOf(state.sentBytes)} / {sizeOf(upload.bytes)}</span>{progress}</span>
    </div>
  );
}
