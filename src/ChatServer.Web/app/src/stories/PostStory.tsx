import { uuid } from "@chatserver/engine";
import { ImagePlus, X } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { useObjectUrl } from "../conversation/media/useObjectUrl";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useTask } from "../lib/useTask";
import { useReadable } from "../lib/useReadable";
import { Button, IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Area } from "../ui/Field";
import { useToast } from "../ui/toasts";
import { ChooseAudience, type Audience } from "./ChooseAudience";

/** A text, a picture or both, for a day. */
export function PostStory({ onClose }: { onClose: () => void }) {
  const texts = useScreenTexts().stories;
  const toast = useToast();
  const { api, lists } = useClient();
  const input = useRef<HTMLInputElement>(null);
  const contacts = useReadable(lists.contacts)?.length ?? 0;
  const [chosen, setChosen] = useState<Audience | null>(null);
  const audience: Audience = chosen ?? { kind: contacts > 0 ? "contacts" : "directs", userIds: [] };
  const [content, setContent] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [clientId] = useState(uuid);
  const preview = useObjectUrl(file);
  const post = useTask(async () => {
    const named = audience.kind === "people" ? { userIds: [...audience.userIds] } : {};
    await api.post("/stories", { body: { clientId, audience: { kind: audience.kind, ...named }, content: content.trim() || null, mediaId: file && (await upload(file)) } });
    toast(texts.posted);
    onClose();
  });
  const upload = async (chosen: File) => {
    const body = new FormData();
    body.append("file", chosen);
    return ((await api.post("/media", { body } as never)) as { id: string }).id;
  };

  return (
    <Dialog title={texts.post} onClose={onClose}>
      <form class="story-form" onSubmit={post.onSubmit}>
        {preview && file && (
          <div class="story-preview">
            {file.type.startsWith("video/") ? <video src={preview} muted /> : <img src={preview} alt="" />}
            <IconButton label={texts.removePicture} onClick={() => setFile(null)}><X size={19} /></IconButton>
          </div>
        )}
        <Area label={texts.text} value={content} onInput={(e) => setContent(e.currentTarget.value)} maxLength={2000} />
        <ChooseAudience audience={audience} contacts={contacts} onChange={setChosen} />
        {post.said && <p class="group-problem" role="alert">{post.said}</p>}
        <div class="story-acts">
          <Button onClick={() => input.current!.click()}><ImagePlus size={19} />{texts.picture}</Button>
          <Button look="main" type="submit" busy={post.isRunning} disabled={(!content.trim() && !file) || (audience.kind === "people" && audience.userIds.length === 0)}>{texts.share}</Button>
        </div>
        <input ref={input} type="file" accept="image/*,video/*" hidden onChange={(e) => setFile(e.currentTarget.files?.[0] ?? null)} />
      </form>
    </Dialog>
  );
}
