import type { Message } from "@chatserver/engine";
import { Forward } from "lucide-preact";
import { useClient } from "../../lib/client";
import { useName } from "../../lib/people";
import { useTexts } from "../../lib/texts";
import { fullTime } from "../../lib/times";
import { useAttempt } from "../../lib/useAttempt";
import { useOpened } from "../context";

/** Whose words a message repeats; where they were said in this very conversation, it leads there. */
export function ForwardedBy({ source: { senderId, at, messageId } }: { source: NonNullable<Message["forwardedFrom"]> }) {
  const texts = useTexts();
  const attempt = useAttempt();
  const { api } = useClient();
  const { show } = useOpened();
  const said = <><Forward size={14} aria-hidden="true" /> {texts.message.forwardedFrom(useName(senderId))}</>;
  if (!messageId) return <p class="bubble-forwarded" title={fullTime(at)}>{said}</p>;

  const go = () => void attempt(api.get("/messages/{messageId}", { path: { messageId } }).then(show));
  return <button type="button" class="bubble-forwarded" title={fullTime(at)} onClick={go}>{said}</button>;
}
