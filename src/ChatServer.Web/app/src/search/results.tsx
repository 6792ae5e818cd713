import type { Card } from "@chatserver/engine";
import { Row } from "../conversations/Row";
import { titleOf } from "../conversations/title";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { usePages } from "../lib/usePages";
import { useReadable } from "../lib/useReadable";
import { PersonRow } from "../people/PersonRow";
import { useDirectConversation } from "../people/useDirectConversation";
import { MoreRows } from "../ui/MoreRows";
import { queryOf, type Filters } from "./filters";
import { FileHit, MessageHit, type FileMatch, type MessageMatch } from "./hits";

const pause = 180;

interface MessageProps {
  wanted: string;
  filters: Filters;

  /** Of one conversation, whose name then need not be told. */
  isNamed?: boolean;
  onOpen?: (seq: number) => void;
}

export function MessageResults({ wanted, filters, isNamed = true, onOpen }: MessageProps) {
  const texts = useScreenTexts().search;
  const { api } = useClient();
  const q = queryOf(wanted, filters);
  const { conversationId, sort } = filters;
  const pages = usePages<MessageMatch>(
    `${q} ${conversationId} ${sort}`,
    (cursor) => api.get("/search/messages", { query: { q, sort, limit: 30, ...(conversationId && { conversationId }), ...(cursor && { cursor }) } }),
    pause,
  );

  return (
    <>
      {pages.items?.map((match) => <MessageHit key={match.message.id} match={match} isNamed={isNamed} onOpen={onOpen} />)}
      <MoreRows pages={pages} nothing={texts.nothing} />
    </>
  );
}

export function FileResults({ wanted }: { wanted: string }) {
  const texts = useScreenTexts().search;
  const { api } = useClient();
  const pages = usePages<FileMatch>(wanted, (cursor) => api.get("/search/files", { query: { q: wanted, limit: 30, ...(cursor && { cursor }) } }), pause);
  return (
    <>
      {pages.items?.map((match) => <FileHit key={match.media.id} match={match} />)}
      <MoreRows pages={pages} nothing={texts.nothing} />
    </>
  );
}

/** One's own conversations whose names fit. */
export function useFittingChats(wanted: string) {
  const texts = useTexts();
  const words = wanted.toLocaleLowerCase();
  return (useReadable(useClient().conversations) ?? []).filter((c) => titleOf(c, texts).toLocaleLowerCase().includes(words));
}

export function ChatResults({ wanted }: { wanted: string }) {
  const texts = useScreenTexts().search;
  const chats = useFittingChats(wanted);
  if (chats.length === 0) return <p class="people-none" role="status">{texts.nothing}</p>;
  return <>{chats.map((c) => <Row key={c.id} conversation={c} isOpen={false} />)}</>;
}

export function PeopleResults({ wanted }: { wanted: string }) {
  const texts = useScreenTexts().search;
  const { api } = useClient();
  const me = useMe();
  const open = useDirectConversation();
  const pages = usePages<Card>(wanted, (cursor) => api.get("/users", { query: { search: wanted, limit: 30, ...(cursor && { cursor }) } }), pause);
  return (
    <>
      {pages.items?.filter((p) => p.id !== me.id).map((card) => <PersonRow key={card.id} card={card} onChoose={() => void open(card.id)} />)}
      <MoreRows pages={pages} nothing={texts.nothing} />
    </>
  );
}
