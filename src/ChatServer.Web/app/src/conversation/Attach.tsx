import { Plus } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useRef, useState } from "preact/hooks";
import { useTexts } from "../lib/texts";
import { IconButton } from "../ui/Button";

const AttachMenu = lazy(() => import("./AttachMenu").then((m) => m.AttachMenu));
const NewPoll = lazy(() => import("./polls/NewPoll").then((m) => m.NewPoll));

export type Attachable = "files" | "poll";

/** What else than text goes into a message. */
export function Attach({ onFiles }: { onFiles: (files: File[]) => void }) {
  const texts = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [opened, setOpened] = useState<Attachable | null>(null);
  const choose = (what: Attachable) => (what === "files" ? input.current!.click() : setOpened(what));
  const openMenu = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    setMenuAt({ x: left, y: top });
  };

  return (
    <>
      <IconButton label={texts.composer.attach} aria-haspopup="menu" aria-expanded={menuAt !== null} onClick={openMenu}><Plus size={23} /></IconButton>
      <input ref={input} type="file" multiple hidden onChange={(e) => { onFiles([...(e.currentTarget.files ?? [])]); e.currentTarget.value = ""; }} />
      <Suspense fallback={null}>
        {menuAt && <AttachMenu at={menuAt} onChoose={choose} onClose={() => setMenuAt(null)} />}
        {opened === "poll" && <NewPoll onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  );
}
