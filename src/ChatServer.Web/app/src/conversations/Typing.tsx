import { useName } from "../lib/people";
import { useTexts } from "../lib/texts";

/** Who is writing; in a conversation of two there is only one who can be meant. */
export function Typing({ ids, isDirect }: { ids: readonly string[]; isDirect: boolean }) {
  const texts = useTexts();
  const name = useName(ids[0]!);
  return <span class="row-typing">{isDirect ? texts.list.typing : texts.list.typingIn(name, ids.length)}</span>;
}
