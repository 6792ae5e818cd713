import { Camera } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useClient } from "../lib/client";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "./Button";
import "../settings/settings.css";

interface Props {
  /** The picture as it is now. */
  children: ComponentChildren;
  hasPicture: boolean;
  onChange: (mediaId: string) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}

/** A picture, and another one in its place. */
export function Portrait({ children, hasPicture, onChange, onRemove }: Props) {
  const texts = useTexts().settings.profile;
  const { api } = useClient();
  const input = useRef<HTMLInputElement>(null);
  const change = useTask(async () => {
    const body = new FormData();
    body.append("file", input.current!.files![0]!);
    const { id } = (await api.post("/media", { body } as never)) as { id: string };
    await onChange(id);
  });
  const remove = useTask(onRemove);

  return (
    <div class="portrait">
      {children}
      <div class="portrait-buttons">
        <Button busy={change.isRunning} onClick={() => input.current!.click()}><Camera size={18} />{texts.picture}</Button>
        {hasPicture && <Button look="plain" busy={remove.isRunning} onClick={() => void remove.run()}>{texts.noPicture}</Button>}
      </div>
      <input ref={input} type="file" accept="image/*" hidden onChange={() => void change.run()} />
      {(change.said ?? remove.said) && <p class="group-problem" role="alert">{change.said ?? remove.said}</p>}
    </div>
  );
}
