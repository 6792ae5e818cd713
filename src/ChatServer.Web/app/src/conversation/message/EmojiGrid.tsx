import { useEffect, useMemo, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { SearchField } from "../../ui/SearchField";
import { loadEmoji, type Emoji } from "./emoji-data";

const most = 120;

/** All emoji by their groups, to be found by what they are called. */
export function EmojiGrid({ onChoose }: { onChoose: (emoji: string) => void }) {
  const texts = useTexts();
  const [groups, setGroups] = useState<Emoji[][]>([]);
  const [wanted, setWanted] = useState("");
  useEffect(() => void loadEmoji(document.documentElement.lang).then(setGroups), []);
  const found = useMemo(() => {
    const words = wanted.trim().toLocaleLowerCase();
    return words ? [groups.flat().filter((e) => e.names.includes(words)).slice(0, most)] : groups;
  }, [groups, wanted]);

  return (
    <>
      <SearchField value={wanted} onChange={setWanted} label={texts.composer.findEmoji} autofocus />
      <div class="emoji-all" tabIndex={0} role="group" aria-label={texts.composer.emoji}>
        {found.map((group, i) => (
          <div key={i} class="emoji-group">
            {group.map((e) => <button key={e.sign} type="button" title={e.name} aria-label={e.name} onClick={() => onChoose(e.sign)}>{e.sign}</button>)}
          </div>
        ))}
        {groups.length > 0 && found.every((g) => g.length === 0) && <p class="emoji-none">{texts.search.nothing}</p>}
      </div>
    </>
  );
}
