import type { Item } from "@chatserver/engine";
import { MoreHorizontal, Reply, SmilePlus } from "lucide-preact";
import { useTexts } from "../../lib/texts";
import { IconButton } from "../../ui/Button";
import { useOpened, useViewPart } from "../context";
import type { MessageMenuState } from "./useMessageMenu";

/** Beside a message while the mouse or the focus is on it. */
export function MessageActions({ item, menu }: { item: Item; menu: MessageMenuState }) {
  const texts = useTexts();
  const { begin } = useOpened();
  const mayReact = useViewPart(({ rights }) => rights.react);
  const mayReply = useViewPart(({ rights }) => rights.reply);
  if (!Number.isFinite(item.message.seq)) return null;
  const below = (event: MouseEvent) => {
    const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    menu.open({ x: left, y: bottom + 4 });
  };

  return (
    <div class="actions">
      {mayReact && <IconButton label={texts.message.react} tabIndex={-1} onClick={below}><SmilePlus size={18} /></IconButton>}
      {mayReply && <IconButton label={texts.message.reply} tabIndex={-1} onClick={() => begin({ kind: "reply", message: item.message })}><Reply size={18} /></IconButton>}
      <IconButton label={texts.common.more} tabIndex={-1} aria-haspopup="menu" onClick={below}><MoreHorizontal size={18} /></IconButton>
    </div>
  );
}
