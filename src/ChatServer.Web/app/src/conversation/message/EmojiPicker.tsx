import { createPortal } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTexts } from "../../lib/texts";
import { useFocusBack } from "../../lib/useFocus";
import { Tabs } from "../../ui/Tabs";
import { Stickers } from "../stickers/Stickers";
import { EmojiGrid } from "./EmojiGrid";
import "./emoji-picker.css";

interface Props {
  at: { x: number; y: number };
  onChoose: (emoji: string) => void;

  /** Stickers are offered as well, by the ids of their media. */
  onSticker?: (mediaId: string) => void;
  onClose: () => void;
}

/** Emoji, and where they can be sent, stickers. */
export function EmojiPicker({ at, onChoose, onSticker, onClose }: Props) {
  const texts = useTexts();
  const kinds = useConversationTexts().stickers.kinds;
  const box = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<"emoji" | "stickers">("emoji");
  useFocusBack();
  useEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    box.current!.style.setProperty("--x", `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`);
    box.current!.style.setProperty("--y", `${Math.max(8, Math.min(at.y + height > innerHeight - 8 ? at.y - height - 8 : at.y, innerHeight - height - 8))}px`);
  }, []);

  return createPortal(
    <div class="menu-layer" onClick={onClose}>
      <div ref={box} class="menu emoji-picker" role="dialog" aria-label={texts.composer.emoji} onClick={(e) => e.stopPropagation()} onKeyDown={(e) => { if (e.key === "Escape") { e.stopPropagation(); onClose(); } }}>
        {onSticker && <Tabs label={kinds.label} options={["emoji", "stickers"]} value={kind} nameOf={(k) => kinds[k]} onChange={setKind} />}
        {onSticker && kind === "stickers" ? <Stickers onChoose={onSticker} /> : <EmojiGrid onChoose={onChoose} />}
      </div>
    </div>,
    document.body,
  );
}
