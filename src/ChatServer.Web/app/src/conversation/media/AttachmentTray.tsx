import type { Upload } from "@chatserver/engine";
import { File as FileIcon, RotateCw, X } from "lucide-preact";
import { useClient } from "../../lib/client";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";
import { sizeOf } from "./size";
import type { AttachmentsState } from "./useAttachments";
import { useObjectUrl } from "./useObjectUrl";

/** Above the composer: what will go with the next message, and how far each has come. */
export function AttachmentTray({ attachments: { uploads, remove } }: { attachments: AttachmentsState }) {
  const texts = useTexts();
  if (uploads.length === 0) return null;
  return <ul class="tray" aria-label={texts.composer.attachments}>{uploads.map((u) => <Waiting key={u.id} upload={u} onRemove={() => remove(u.id)} />)}</ul>;
}

function Waiting({ upload, onRemove }: { upload: Upload; onRemove: () => void }) {
  const texts = useTexts();
  const client = useClient();
  const state = useReadable(upload.state);
  const picture = useObjectUrl(upload.contentType.startsWith("image/") ? upload.file : null);
  const isUnderWay = state.status === "waiting" || state.status === "uploading";

  return (
    <li class={`tray-item ${state.status === "failed" ? "tray-failed" : ""}`}>
      {picture ? <img src={picture} alt="" /> : <span class="tray-icon"><FileIcon size={24} /></span>}
      <span class="tray-name cut">{upload.name}</span>
      <span class="tray-size">{sizeOf(upload.bytes)}</span>
      {isUnderWay && <progress max={upload.bytes} value={state.sentBytes} aria-label={texts.composer.uploading(upload.name)} />}
      {state.status === "failed" && <button type="button" class="tray-retry" aria-label={texts.common.retry} onClick={() => client.uploads.retry(upload.id)}><RotateCw size={18} /></button>}
      <button type="button" class="tray-remove" aria-label={texts.composer.removeFile(upload.name)} onClick={onRemove}><X size={14} /></button>
    </li>
  );
}
