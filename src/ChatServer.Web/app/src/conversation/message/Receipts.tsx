import type { Item } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useName } from "../../lib/people";
import { sayProblem } from "../../lib/problems";
import { useTexts } from "../../lib/texts";
import { Dialog } from "../../ui/Dialog";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { Spinner } from "../../ui/Spinner";
import { DayAndTime } from "../../ui/Time";

interface Receipt {
  userId: string;
  status: "sent" | "delivered" | "read";
  deliveredAt: string | null;
  readAt: string | null;
}

/** Who read a message, whom it reached, and when. */
export function Receipts({ item, onClose }: { item: Item; onClose: () => void }) {
  const texts = useTexts();
  const { api } = useClient();
  const [receipts, setReceipts] = useState<Receipt[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    api.all("/messages/{messageId}/receipts", { path: { messageId: item.message.id } }).then((all) => setReceipts(all as Receipt[]), setProblem);
  }, []);
  const sections = (["read", "delivered", "sent"] as const).map((status) => ({ status, people: receipts?.filter((r) => r.status === status) ?? [] }));

  return (
    <Dialog title={texts.message.receipts} onClose={onClose}>
      {problem !== null && <p>{sayProblem(problem, texts)}</p>}
      {!receipts && problem === null && <div class="dialog-wait"><Spinner /></div>}
      {sections.filter((s) => s.people.length > 0).map(({ status, people }) => (
        <section key={status} class="people-section">
          <h3>{texts.receipts[status]}</h3>
          <ul>{people.map((r) => <Person key={r.userId} receipt={r} />)}</ul>
        </section>
      ))}
    </Dialog>
  );
}

function Person({ receipt: { userId, readAt, deliveredAt } }: { receipt: Receipt }) {
  const at = readAt ?? deliveredAt;
  return (
    <li class="person">
      <PersonAvatar id={userId} size="small" />
      <span class="cut person-name">{useName(userId)}</span>
      {at && <DayAndTime class="person-side" at={at} />}
    </li>
  );
}
