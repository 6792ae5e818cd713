import { Check, Undo2, X } from "lucide-preact";
import { createPortal } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTexts } from "../../lib/texts";
import { useAttempt } from "../../lib/useAttempt";
import { IconButton } from "../../ui/Button";
import { useModal } from "../../ui/useModal";
import { CropFrame } from "./CropFrame";
import { colours, DrawSurface } from "./DrawSurface";
import { EditorTools, type Tool } from "./EditorTools";
import { draw, fileOf, turned, untouched, type Stroke } from "./edit";
import { useEdits } from "./useEdits";
import "./picture-editor.css";

interface Props {
  file: File;
  sensitive: boolean;
  onDone: (file: File, sensitive: boolean) => void;
  onClose: () => void;
}

/** Before a picture is sent: cut it, turn it, draw on it, and say that it may be disturbing. */
export function PictureEditor({ file, sensitive, onDone, onClose }: Props) {
  const all = useTexts();
  const texts = useConversationTexts().picture;
  const attempt = useAttempt();
  const dialog = useModal(onClose);
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePicture(file);
  const { edit, change, undo, canUndo } = useEdits();
  const [tool, setTool] = useState<Tool>("crop");
  const [colour, setColour] = useState<string>(colours[0]);
  const [isSensitive, setIsSensitive] = useState(sensitive);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  useLayoutEffect(() => {
    if (picture) draw(canvas.current!, picture, stroke ? { ...edit, strokes: [...edit.strokes, stroke] } : edit, tool === "crop");
  }, [picture, edit, stroke, tool]);

  const finish = async () => {
    if (!picture) return;
    const made = edit === untouched ? Promise.resolve(file) : fileOf(picture, edit, file);
    await attempt(made.then((result) => onDone(result, isSensitive)));
    dialog.current!.close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    undo();
  };
  const keep = (done: Stroke) => {
    setStroke(null);
    change({ ...edit, strokes: [...edit.strokes, done] });
  };

  return createPortal(
    <dialog ref={dialog} class="editor" aria-label={texts.title} onKeyDown={onKeyDown}>
      <header>
        <IconButton label={all.common.cancel} onClick={() => dialog.current!.close()}><X size={22} /></IconButton>
        <h2>{texts.title}</h2>
        <IconButton label={texts.undo} aria-keyshortcuts="Control+Z" disabled={!canUndo} onClick={undo}><Undo2 size={21} /></IconButton>
        <IconButton label={texts.done} class="editor-done" disabled={!picture} onClick={() => void finish()}><Check size={22} /></IconButton>
      </header>
      <div class="editor-stage">
        <div class="editor-picture">
          <canvas ref={canvas} role="img" aria-label={file.name} />
          {picture && tool === "crop" && <CropFrame area={edit.area} onChange={(area) => change({ ...edit, area })} />}
          {picture && tool === "draw" && <DrawSurface area={edit.area} colour={colour} onStroke={setStroke} onDone={keep} />}
        </div>
      </div>
      <EditorTools tool={tool} onTool={setTool} colour={colour} onColour={setColour} onTurn={() => change(turned(edit))} isSensitive={isSensitive} onSensitive={setIsSensitive} />
    </dialog>,
    document.body,
  );
}

function usePicture(file: File): ImageBitmap | null {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    const loading = createImageBitmap(file);
    loading.then(setPicture, () => {});
    return () => void loading.then((p) => p.close(), () => {});
  }, [file]);
  return picture;
}
