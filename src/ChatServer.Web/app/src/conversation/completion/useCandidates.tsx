import { AtSign } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useMe } from "../../lib/people";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { useView } from "../context";
import { loadEmoji, type Emoji } from "../message/emoji-data";
import type { Candidate } from "./Completion";
import type { Token } from "./token";

const most = 8;

/** What a word may become, the best first. */
export function useCandidates({ kind, word }: Token): Candidate[] {
  const people = useMentions(word);
  const emoji = useEmoji(kind === "emoji");
  if (kind === "mention") return people;

  const fit = (e: Emoji) => (e.names.startsWith(word) ? 0 : e.names.split(" ").some((name) => name.startsWith(word)) ? 1 : 2);
  const found = emoji.filter((e) => e.names.includes(word.replaceAll("_", " "))).sort((a, b) => fit(a) - fit(b));
  return found.slice(0, most).map(({ sign, name }) => ({ key: sign, completed: `${sign} `, picture: <span class="completion-emoji">{sign}</span>, name }));
}

function useMentions(word: string): Candidate[] {
  const texts = useConversationTexts().completion;
  const { people } = useClient();
  const me = useMe();
  const { members, rights } = useView();
  const [, hear] = useState(0);
  const ids = members?.map((m) => m.userId).filter((id) => id !== me.id) ?? [];
  useEffect(() => {
    const ends = ids.map((id) => people.card(id).subscribe(() => hear((n) => n + 1)));
    return () => ends.forEach((end) => end());
  }, [members]);

  const found = ids.flatMap((id): Candidate[] => {
    const card = people.card(id).get();
    if (!card?.username || card.deleted) return [];
    const names = [card.username, ...card.displayName.split(/\s+/)].map((name) => name.toLocaleLowerCase());
    if (!names.some((name) => name.startsWith(word))) return [];
    return [{ key: id, completed: `@${card.username} `, picture: <PersonAvatar id={id} size="small" />, name: card.displayName, about: `@${card.username}` }];
  });
  if (rights.mentionAll && "all".startsWith(word)) found.push({ key: "all", completed: "@all ", picture: <span class="completion-emoji"><AtSign size={19} /></span>, name: texts.all, about: "@all" });
  return found.slice(0, most);
}

function useEmoji(isWanted: boolean): Emoji[] {
  const [all, setAll] = useState<Emoji[]>([]);
  useEffect(() => {
    if (isWanted) void loadEmoji(document.documentElement.lang).then((groups) => setAll(groups.flat()));
  }, [isWanted]);
  return all;
}
