import { Crop, EyeOff, Pencil, RotateCw } from "lucide-preact";
import { useConversationTexts } from "../../lib/conversationTexts";
import { colours } from "./DrawSurface";

export type Tool = "crop" | "draw";

interface Props {
  tool: Tool;
  onTool: (tool: Tool) => void;
  colour: string;
  onColour: (colour: string) => void;
  onTurn: () => void;
  isSensitive: boolean;
  onSensitive: (isSensitive: boolean) => void;
}

/** What can be done with the picture, beneath it. */
export function EditorTools({ tool, onTool, colour, onColour, onTurn, isSensitive, onSensitive }: Props) {
  const texts = useConversationTexts().picture;
  return (
    <footer>
      {tool === "draw" && <Colours chosen={colour} onChoose={onColour} />}
      <div class="editor-tools">
        <button type="button" aria-pressed={tool === "crop"} onClick={() => onTool("crop")}><Crop size={21} />{texts.crop}</button>
        <button type="button" aria-pressed={tool === "draw"} onClick={() => onTool("draw")}><Pencil size={21} />{texts.draw}</button>
        <button type="button" onClick={onTurn}><RotateCw size={21} />{texts.turn}</button>
        <button type="button" aria-pressed={isSensitive} onClick={() => onSensitive(!isSensitive)}><EyeOff size={21} />{texts.sensitive}</button>
      </div>
    </footer>
  );
}

function Colours({ chosen, onChoose }: { chosen: string; onChoose: (colour: string) => void }) {
  const texts = useConversationTexts().picture;
  return (
    <div class="editor-colours" role="group" aria-label={texts.colour}>
      {colours.map((colour, i) => <button key={colour} type="button" aria-label={texts.colours[i]} aria-pressed={colour === chosen} ref={(b) => b?.style.setProperty("--colour", colour)} onClick={() => onChoose(colour)} />)}
    </div>
  );
}
