import { createPortal } from "preact/compat";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { SearchField } from "../../ui/SearchField";
import { loadEmoji, type Emoji } from "./emoji-data";
import "./emoji-picker.css";

interface Props {
  at: { x: number; y: number };
  onChoose: (emoji: string) => void;
  onClose: () => void;
}

const most = 120;

/** All emoji by their groups, to be found by what they are called. */
export function EmojiPicker({ at, onChoose, onClose }: Props) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [groups, setGroups] = useState<Emoji[][]>([]);
  const [wanted, setWanted] = useState("");
  useEffect(() => void loadEmoji(document.documentElement.lang).then(setGroups), []);
  useEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    box.current!.style.setProperty("--x", `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`);
    box.current!.style.setProperty("--y", `${Math.max(8, Math.min(at.y + height > innerHeight - 8 ? at.y - height - 8 : at.y, innerHeight - height - 8))}px`);
  }, []);

  const found = useMemo(() => {
    const words = wanted.trim().toLocaleLowerCase();
    return words ? [groups.flat().filter((e) => e.names.includes(words)).slice(0, most)] : groups;
  }, [groups, wanted]);

  return createPortal(
    <div class="menu-layer" onClick={onClose}>
      <div ref={box} class="menu emoji-picker" role="dialog" aria-label={texts.composer.emoji} onClick={(e) => e.stopPropagation()} onKeyDown={(e) => { if (e.key === "Escape") { e.stopPropagation(); onClose(); } }}>
        <SearchField value={wanted} onChange={setWanted} label={texts.composer.findEmoji} autofocus />
        <div class="emoji-all" tabIndex={0} role="group" aria-label={texts.composer.emoji}>
          {found.map((group, i) => (
            <div key={i} class="emoji-group">
              {group.map((e) => <button key={e.sign} type="button" title={e.name} aria-label={e.name} onClick={() => onChoose(e.sign)}>{e.sign}</button>)}
            </div>
          ))}
          {groups.length > 0 && found.every((g) => g.length === 0) && <p class="emoji-none">{texts.search.nothing}</p>}
        </div>
      </div>
    </div>,
    document.body,
  );
}
