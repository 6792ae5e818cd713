import type { ConversationSummary } from "@chatserver/engine";
import { X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Link, useLocation, useSearch } from "wouter-preact";
import { ConversationAvatar } from "../conversations/ConversationAvatar";
import { LoadingRows } from "../conversations/LoadingRows";
import { titleOf } from "../conversations/title";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { SearchField } from "../ui/SearchField";
import { forgetShared, handFiles, sharedFiles, textOf } from "./shared";
import "../conversations/row.css";
import "./share.css";

/** To whom goes what another app or site shares? It is put where one writes, and sent by hand: anybody can make this page open. */
export function ShareScreen() {
  const texts = useTexts();
  const client = useClient();
  const [, go] = useLocation();
  const all = useReadable(client.conversations);
  const text = textOf(new URLSearchParams(useSearch()));
  const [files, setFiles] = useState<File[]>([]);
  const [wanted, setWanted] = useState("");
  useEffect(() => void sharedFiles().then(setFiles), []);

  const words = wanted.trim().toLocaleLowerCase();
  const fitting = all?.filter((c) => titleOf(c, texts).toLocaleLowerCase().includes(words));
  const choose = (conversation: ConversationSummary) => {
    if (text) client.conversation(conversation.id).saveDraft([conversation.draft, text].filter(Boolean).join("\n"));
    handFiles(conversation.id, files);
    void forgetShared();
    go(`/c/${conversation.id}`, { replace: true });
  };

  return (
    <>
      <header class="bar">
        <Link href="/" class="icon-button" aria-label={texts.common.cancel} onClick={() => void forgetShared()}><X size={22} /></Link>
        <h1 class="bar-small">{texts.share.title}</h1>
      </header>
      <div class="share-what">
        {text && <p dir="auto">{text}</p>}
        {files.map((file, i) => <p key={i} class="share-file cut">{file.name}</p>)}
        {!text && files.length === 0 && <p>{texts.share.nothing}</p>}
      </div>
      <SearchField value={wanted} onChange={setWanted} label={texts.share.search} />
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {!fitting && <LoadingRows />}
        {fitting?.map((c) => (
          <button key={c.id} type="button" class="row row-wide" onClick={() => choose(c)}>
            <ConversationAvatar conversation={c} />
            <span class="row-title cut"><bdi>{titleOf(c, texts)}</bdi></span>
          </button>
        ))}
        {fitting?.length === 0 && <p class="share-none">{texts.search.nothing}</p>}
      </div>
    </>
  );
}
