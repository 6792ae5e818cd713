import type { Item } from "@chatserver/engine";
import { sayProblem } from "../../lib/problems";
import { useTexts } from "../../lib/texts";
import { useOpened } from "../context";

/** What became of a message that could not be sent, and what can be done about it. */
export function Failed({ item }: { item: Item }) {
  const texts = useTexts();
  const { conversation } = useOpened();
  const clientId = item.message.clientId;
  return (
    <div class="failed" role="alert">
      <p>{item.problem ? sayProblem(item.problem, texts) : texts.status.failed}</p>
      <button type="button" onClick={() => conversation.retry(clientId)}>{texts.common.retry}</button>
      <button type="button" onClick={() => conversation.discard(clientId)}>{texts.message.discard}</button>
    </div>
  );
}
