import type { ItemStatus } from "@chatserver/engine";
import { Check, CheckCheck, CircleAlert, Clock } from "lucide-preact";
import { useTexts } from "../lib/texts";
import "./ticks.css";

/** How far one's own message has come. */
export function Ticks({ status }: { status: ItemStatus }) {
  const texts = useTexts();
  return (
    <span class={`ticks ticks-${status}`} role="img" aria-label={texts.status[status]} title={texts.status[status]}>
      {status === "sending" && <Clock size={13} />}
      {status === "failed" && <CircleAlert size={14} />}
      {status === "sent" && <Check size={16} />}
      {(status === "delivered" || status === "read") && <CheckCheck size={16} />}
    </span>
  );
}
