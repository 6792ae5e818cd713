import { useEffect, useRef, useState } from "preact/hooks";
import { summaryOf } from "../conversations/Preview";
import { useName } from "../lib/people";
import { useTexts } from "../lib/texts";
import type { Row } from "./rows";

/** Tells screen readers what others say while the conversation is open: the newest, once, and politely. */
export function NewMessages({ rows }: { rows: Row[] }) {
  const texts = useTexts();
  const last = rows.at(-1)?.item;
  const heard = useRef(last?.message.seq ?? 0);
  const [said, setSaid] = useState<typeof last>(undefined);
  const name = useName(said?.message.senderId ?? last?.message.senderId ?? "");

  useEffect(() => {
    if (!last || last.isMine || last.message.seq <= heard.current) return;
    heard.current = last.message.seq;
    setSaid(last);
  }, [last]);

  return <p class="only-heard" role="status">{said && `${name}: ${summaryOf(said.message, texts)}`}</p>;
}
