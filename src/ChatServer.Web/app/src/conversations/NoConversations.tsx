import { MessagesSquare } from "lucide-preact";
import { useLocation } from "wouter-preact";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";

export function NoConversations() {
  const texts = useTexts();
  const [, go] = useLocation();
  return (
    <div class="nothing">
      <MessagesSquare size={48} strokeWidth={1.4} aria-hidden="true" />
      <h2>{texts.list.none}</h2>
      <p>{texts.list.noneText}</p>
      <Button look="main" onClick={() => go("/new")}>{texts.newChat.title}</Button>
    </div>
  );
}
