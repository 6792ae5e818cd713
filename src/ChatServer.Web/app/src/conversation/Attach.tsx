import { Plus } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useRef, useState } from "preact/hooks";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { hasKeyboard } from "../lib/useFocus";
import { IconButton } from "../ui/Button";

const AttachMenu = lazy(() => import("./AttachMenu").then((m) => m.AttachMenu));
const CameraDialog = lazy(() => import("./camera/CameraDialog").then((m) => m.CameraDialog));
const NewPoll = lazy(() => import("./polls/NewPoll").then((m) => m.NewPoll));

export type Attachable = "files" | "camera" | "poll";

/** What else than text goes into a message. */
export function Attach({ onFiles }: { onFiles: (files: File[]) => void }) {
  const texts = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [opened, setOpened] = useState<Attachable | null>(null);
  const choose = (what: Attachable) => {
    if (what === "files") input.current!.click();
    else if (what === "camera" && !hasKeyboard) camera.current!.click();
    else setOpened(what);
  };
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    onFiles([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  const openMenu = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    setMenuAt({ x: left, y: top });
  };

  return (
    <>
      <IconButton label={texts.composer.attach} aria-haspopup="menu" aria-expanded={menuAt !== null} onClick={openMenu}><Plus size={23} /></IconButton>
      <input ref={input} type="file" multiple hidden onChange={take} />
      {!hasKeyboard && <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />}
      <Suspense fallback={null}>
        {menuAt && <AttachMenu at={menuAt} onChoose={choose} onClose={() => setMenuAt(null)} />}
        {opened === "camera" && <CameraDialog onPicture={(picture) => onFiles([picture])} onClose={() => setOpened(null)} />}
        {opened === "poll" && <NewPoll onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  );
}
