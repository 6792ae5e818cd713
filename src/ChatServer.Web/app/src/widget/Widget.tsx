import { useEffect, useMemo, useState } from "preact/hooks";
import { titleOf } from "../conversations/title";
import { useClient } from "../lib/client";
import { languageOf, loadTexts, type Texts, TextsContext, useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { en } from "../texts/en";
import { Messages } from "./Messages";
import { Writing } from "./Writing";

interface Props {
  id: string;
  server: string;
}

export function Widget(props: Props) {
  const texts = useLanguage();
  const { state } = useReadable(useClient().session);
  return (
    <TextsContext.Provider value={texts}>
      {state === "signedIn" ? <Conversation {...props} /> : <p class="nothing" role="status">{state === "starting" ? texts.common.loading : texts.widget.ended}</p>}
    </TextsContext.Provider>
  );
}

function Conversation({ id, server }: Props) {
  const texts = useTexts();
  const client = useClient();
  const conversation = useMemo(() => client.conversation(id), [client, id]);
  const view = useReadable(conversation.view);
  const connection = useReadable(client.connection);
  useEffect(() => conversation.open(), [conversation]);

  if (view.state === "gone") return <p class="nothing">{texts.conversation.gone}</p>;
  return (
    <section class="chat" aria-label={view.summary ? titleOf(view.summary, texts) : texts.common.loading}>
      <header>
        <h2>{view.summary && titleOf(view.summary, texts)}</h2>
        <span role="status">{connection === "live" ? "" : texts.shell.connection[connection]}</span>
        <a href={`${server}/c/${id}`} target="_blank" rel="noopener">{texts.widget.open}</a>
      </header>
      <Messages conversation={conversation} server={server} />
      {view.rights.post && <Writing conversation={conversation} />}
    </section>
  );
}

function useLanguage(): Texts {
  const [texts, setTexts] = useState<Texts>(en);
  useEffect(() => void loadTexts(languageOf("system")).then(setTexts), []);
  return texts;
}
