import type { AnswerOf } from "@chatserver/engine";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Row } from "../conversations/Row";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { sayProblem } from "../lib/problems";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { PersonRow } from "../people/PersonRow";
import { useDirectConversation } from "../people/useDirectConversation";
import type { Kind } from "./filters";
import { FileHit, MessageHit } from "./hits";
import { useFittingChats } from "./results";

type Found = AnswerOf<"get", "/search">;

const pause = 150;
const few = 5;

interface Props {
  wanted: string;
  onKind: (kind: Kind) => void;
}

/** The first of each kind: one's own conversations at once, the rest as soon as the server answers. */
export function AllResults({ wanted, onKind }: Props) {
  const texts = useScreenTexts().search;
  const me = useMe();
  const open = useDirectConversation();
  const { found, said } = useFound(wanted);
  const chats = useFittingChats(wanted);
  const known = new Set(chats.map((c) => c.peerId));
  const people = found?.people.filter((p) => p.id !== me.id && !known.has(p.id)) ?? [];
  const messages = found?.messages ?? [];
  const files = found?.files ?? [];
  if (found && chats.length + people.length + messages.length + files.length === 0) return <p class="people-none" role="status">{texts.nothing}</p>;

  return (
    <>
      {said && <p class="people-none" role="alert">{said}</p>}
      {chats.slice(0, few).map((c) => <Row key={c.id} conversation={c} isOpen={false} />)}
      <Section kind="people" title={texts.people} onKind={onKind} count={people.length}>{people.slice(0, few).map((card) => <PersonRow key={card.id} card={card} onChoose={() => void open(card.id)} />)}</Section>
      <Section kind="messages" title={texts.messages} onKind={onKind} count={messages.length}>{messages.map((match) => <MessageHit key={match.message.id} match={match} />)}</Section>
      <Section kind="files" title={texts.files} onKind={onKind} count={files.length}>{files.slice(0, few).map((match) => <FileHit key={match.media.id} match={match} />)}</Section>
    </>
  );
}

interface SectionProps {
  kind: Kind;
  title: string;
  count: number;
  onKind: (kind: Kind) => void;
  children: ComponentChildren;
}

function Section({ kind, title, count, onKind, children }: SectionProps) {
  const texts = useScreenTexts().search;
  if (count === 0) return null;
  return (
    <section>
      <div class="search-section">
        <h2 class="conversations-heading">{title}</h2>
        <button type="button" aria-label={texts.allOf(title)} onClick={() => onKind(kind)}>{texts.showAll}</button>
      </div>
      {children}
    </section>
  );
}

/** What the server finds; what was found before stays until then. */
function useFound(wanted: string): { found: Found | null; said: string | null } {
  const { api } = useClient();
  const texts = useTexts();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (answer: Found | null, failure: unknown) => {
      if (!isWanted) return;
      if (answer) setFound(answer);
      setProblem(failure);
    };
    const search = () => api.get("/search", { query: { q: wanted, limit: 12 } }).then((answer) => show(answer, null), (failure) => show(null, failure));
    const timer = setTimeout(() => void search(), pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, wanted]);
  return { found, said: problem ? sayProblem(problem, texts) : null };
}
