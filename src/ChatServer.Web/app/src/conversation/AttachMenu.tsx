import { Camera, ChartBarBig, Image } from "lucide-preact";
import { useConversationTexts } from "../lib/conversationTexts";
import { useTexts } from "../lib/texts";
import { Menu } from "../ui/Menu";
import type { Attachable } from "./Attach";
import { useView } from "./context";

interface Props {
  at: { x: number; y: number };
  onChoose: (what: Attachable) => void;
  onClose: () => void;
}

/** What can be attached here; above the button that asked for it. */
export function AttachMenu({ at, onChoose, onClose }: Props) {
  const label = useTexts().composer.attach;
  const texts = useConversationTexts().attach;
  const { summary } = useView();
  const items = [
    { label: texts.files, icon: Image, onChoose: () => onChoose("files") },
    { label: texts.camera, icon: Camera, onChoose: () => onChoose("camera") },
    { label: texts.poll, icon: ChartBarBig, onChoose: () => onChoose("poll") },
  ];
  return <Menu label={label} at={{ x: at.x, y: at.y - 8 }} items={summary?.kind === "saved" ? items.slice(0, 2) : items} isAbove onClose={onClose} />;
}
