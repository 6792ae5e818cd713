import type { AnswerOf, ItemOf } from "@chatserver/engine";
import { Link2, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import type { ToolProps } from "../groups/Tools";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useName } from "../lib/people";
import { dateAndTime, shortTime } from "../lib/times";
import { useAttempt } from "../lib/useAttempt";
import { usePages } from "../lib/usePages";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { MoreRows } from "../ui/MoreRows";
import { MakeLink } from "./MakeLink";
import { ShareLink } from "./ShareLink";
import "../groups/groups.css";

type Link = ItemOf<"/conversations/{conversationId}/links">;
type NewLink = AnswerOf<"post", "/conversations/{conversationId}/links">;

/** The links by which others come in: those in use, and another one. */
export function LinksDialog({ onClose }: ToolProps) {
  const title = useGroupTexts().tools.links;
  const texts = useGroupTexts().links;
  const { api } = useClient();
  const { id, facts, summary } = useView();
  const [step, setStep] = useState<"list" | "make" | NewLink>("list");
  const path = { conversationId: id };
  const pages = usePages<Link>(id, (cursor) => api.get("/conversations/{conversationId}/links", { path, query: { limit: 50, ...(cursor && { cursor }) } }));
  const backToList = () => {
    setStep("list");
    pages.again();
  };

  return (
    <Dialog title={step === "make" ? texts.make : title} onClose={onClose} isSide>
      {step === "make" && <MakeLink onMade={setStep} onCancel={() => setStep("list")} />}
      {typeof step === "object" && (
        <div class="dialog-form">
          <p class="settings-text">{texts.once}</p>
          <ShareLink url={step.url} title={summary?.title ?? ""} qr={{ token: step.token }} isQrOpen />
          <Button look="main" wide onClick={backToList}>{texts.done}</Button>
        </div>
      )}
      {step === "list" && (
        <div class="dialog-form">
          <p class="settings-text">{facts?.rules?.joinApproval ? texts.textApproval : texts.text}</p>
          <Button look="main" wide onClick={() => setStep("make")}><Plus size={19} />{texts.make}</Button>
          <ul>{pages.items?.map((link) => <LinkRow key={link.id} link={link} onGone={pages.again} />)}</ul>
          <MoreRows pages={pages} nothing={texts.none} />
        </div>
      )}
    </Dialog>
  );
}

function LinkRow({ link: { id, createdBy, createdAt, uses, maxUses, expiresAt }, onGone }: { link: Link; onGone: () => void }) {
  const all = useTexts();
  const texts = useGroupTexts().links;
  const { api } = useClient();
  const { id: conversationId } = useView();
  const attempt = useAttempt();
  const name = useName(createdBy);
  const [isSure, setIsSure] = useState(false);
  const when = (at: string) => shortTime(at, all.times.yesterday);
  const revoke = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/links/{linkId}", { path: { conversationId, linkId: id } }), texts.revoked)) onGone();
  };

  return (
    <li class="link">
      <span class="people-icon"><Link2 size={19} /></span>
      <span class="row-lines">
        <strong>{texts.used(uses, maxUses)}</strong>
        <span class="link-about">{[texts.by(name, when(createdAt)), expiresAt && texts.ends(dateAndTime(expiresAt))].filter(Boolean).join(" · ")}</span>
      </span>
      <Button look="bad" onClick={() => (isSure ? void revoke() : setIsSure(true))}>{isSure ? texts.reallyRevoke : texts.revoke}</Button>
    </li>
  );
}
