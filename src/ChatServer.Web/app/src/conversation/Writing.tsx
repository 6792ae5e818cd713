import { Clock, Smile } from "lucide-preact";
import type { RefObject } from "preact";
import { Suspense } from "preact/compat";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { hasKeyboard } from "../lib/useFocus";
import { IconButton } from "../ui/Button";
import { completionId, useCompletion } from "./completion/useCompletion";
import { useOpened, useViewPart } from "./context";

const EmojiPicker = lazy(() => import("./message/EmojiPicker").then((m) => m.EmojiPicker));

interface Props {
  input: RefObject<HTMLTextAreaElement>;
  text: string;
  onText: (text: string) => void;

  /** Whether it is written about files. */
  isCaption: boolean;
  onFiles: (files: File[]) => void;
  onSticker: (mediaId: string) => void;
  onSend: () => void;
  onEditLast: () => boolean;
  onCancel: () => void;

  /** Null where it cannot be. */
  onLater: (() => void) | null;
}

/** The field for a text, with what helps to write it. */
export function Writing({ input, text, onText, isCaption, onFiles, onSticker, onSend, onEditLast, onCancel, onLater }: Props) {
  const texts = useTexts().composer;
  const { conversation } = useOpened();
  const mayPost = useViewPart(({ rights }) => rights.post);
  const completion = useCompletion(input, text, onText);
  const [pickerAt, setPickerAt] = useState<{ x: number; y: number } | null>(null);
  useLayoutEffect(() => grow(input.current!), [text]);

  // Behind the emoji, once the field shows it and the picker has gone.
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    if (hasKeyboard) input.current!.focus();
    input.current!.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const takesKey = (event: KeyboardEvent): boolean => {
    if (completion.takesKey(event)) return true;
    const isSent = event.key === "Enter" && !event.shiftKey && (hasKeyboard || event.ctrlKey || event.metaKey);
    if (isSent) onSend();
    else if (event.key === "Escape") onCancel();
    else return event.key === "ArrowUp" && text === "" && onEditLast();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || !takesKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onInput = () => {
    onText(input.current!.value);
    completion.look();
    if (mayPost) conversation.typing();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  const insert = (emoji: string) => {
    const { selectionStart, selectionEnd } = input.current!;
    onText(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    setPickerAt(null);
    caret.current = selectionStart + emoji.length;
  };
  const openPicker = (event: MouseEvent) => {
    const { right, top } = (event.currentTarget as Element).getBoundingClientRect();
    setPickerAt({ x: right - 340, y: top });
  };

  return (
    <>
      {completion.element}
      <div class="composer-box">
        <textarea ref={input} value={text} rows={1} dir="auto" aria-label={texts.label} placeholder={isCaption ? texts.caption : texts.label} enterkeyhint={hasKeyboard ? "send" : "enter"}
          aria-autocomplete="list" aria-controls={completion.active && completionId} aria-activedescendant={completion.active}
          {...{ onInput, onKeyDown, onPaste }} onClick={completion.look} onBlur={completion.close} />
        {onLater && <IconButton class="composer-later" label={texts.later} onClick={onLater}><Clock size={20} /></IconButton>}
        <IconButton label={texts.emoji} aria-expanded={pickerAt !== null} onClick={openPicker}><Smile size={22} /></IconButton>
      </div>
      {pickerAt && <Suspense fallback={null}><EmojiPicker at={pickerAt} onChoose={insert} onSticker={(mediaId) => { setPickerAt(null); onSticker(mediaId); }} onClose={() => setPickerAt(null)} /></Suspense>}
    </>
  );
}

/** As high as its text, up to what the style allows. Where the style itself does it, measuring would only cost. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
}
