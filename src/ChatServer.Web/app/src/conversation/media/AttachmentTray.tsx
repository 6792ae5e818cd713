import type { Upload } from "@chatserver/engine";
import { EyeOff, File as FileIcon, Pencil, RotateCw, X } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { lazy } from "../../lib/lazy";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";
import { canEdit } from "../picture/kinds";
import { sizeOf } from "./size";
import type { AttachmentsState } from "./useAttachments";
import { useObjectUrl } from "./useObjectUrl";

const PictureEditor = lazy(() => import("../picture/PictureEditor").then((m) => m.PictureEditor));

/** Above the composer: what will go with the next message, and how far each has come. */
export function AttachmentTray({ attachments }: { attachments: AttachmentsState }) {
  const texts = useTexts();
  const { uploads, sensitive, remove, replace } = attachments;
  const [edited, setEdited] = useState<{ id: string; file: File } | null>(null);
  const edit = (u: Upload) => setEdited({ id: u.id, file: new File([u.file], u.name, { type: u.contentType }) });
  if (uploads.length === 0) return null;

  return (
    <>
      <ul class="tray" aria-label={texts.composer.attachments}>{uploads.map((u) => <Waiting key={u.id} upload={u} isSensitive={sensitive.has(u.id)} onEdit={() => edit(u)} onRemove={() => remove(u.id)} />)}</ul>
      {edited && (
        <Suspense fallback={null}>
          <PictureEditor file={edited.file} sensitive={sensitive.has(edited.id)} onDone={(file, isSensitive) => replace(edited.id, file, isSensitive)} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}

interface Props {
  upload: Upload;
  isSensitive: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function Waiting({ upload, isSensitive, onEdit, onRemove }: Props) {
  const texts = useTexts();
  const client = useClient();
  const state = useReadable(upload.state);
  const picture = useObjectUrl(upload.contentType.startsWith("image/") ? upload.file : null);
  const isUnderWay = state.status === "waiting" || state.status === "uploading";

  return (
    <li class={`tray-item ${state.status === "failed" ? "tray-failed" : ""} ${isSensitive ? "tray-sensitive" : ""}`}>
      {picture ? <span class="tray-picture"><img src={picture} alt="" />{isSensitive && <EyeOff size={20} aria-label={texts.composer.sensitive} />}</span> : <span class="tray-icon"><FileIcon size={24} /></span>}
      <span class="tray-name cut">{upload.name}</span>
      <span class="tray-size">{sizeOf(upload.bytes)}</span>
      {isUnderWay && <progress max={upload.bytes} value={state.sentBytes} aria-label={texts.composer.uploading(upload.name)} />}
      {state.status === "failed" && <button type="button" class="tray-retry" aria-label={texts.common.retry} onClick={() => client.uploads.retry(upload.id)}><RotateCw size={18} /></button>}
      {canEdit(upload.contentType) && <button type="button" class="tray-edit" aria-label={texts.composer.editFile(upload.name)} onClick={onEdit}><Pencil size={13} /></button>}
      <button type="button" class="tray-remove" aria-label={texts.composer.removeFile(upload.name)} onClick={onRemove}><X size={14} /></button>
    </li>
  );
}
