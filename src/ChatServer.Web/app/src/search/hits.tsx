import type { ItemOf } from "@chatserver/engine";
import { AudioLines, FileText, Image, Video } from "lucide-preact";
import { useLocation } from "wouter-preact";
import { titleOf } from "../conversations/title";
import { useClient } from "../lib/client";
import { useMe, useName } from "../lib/people";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { sizeOf } from "../conversation/media/size";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Time } from "../ui/Time";
import { Highlighted } from "./Highlighted";

export type MessageMatch = ItemOf<"/search/messages">;
export type FileMatch = ItemOf<"/search/files">;

/** What a conversation is called that I am in; empty of others. */
export function useTitleOf(conversationId: string): string {
  const texts = useTexts();
  const conversation = (useReadable(useClient().conversations) ?? []).find((c) => c.id === conversationId);
  return conversation ? titleOf(conversation, texts) : "";
}

interface HitProps<T> {
  match: T;

  /** Whether it must be told where it was said. */
  isNamed?: boolean;
  onOpen?: ((seq: number) => void) | undefined;
}

function useOpen(conversationId: string, seq: number, onOpen?: (seq: number) => void) {
  const [, go] = useLocation();
  return () => (onOpen ? onOpen(seq) : go(`/c/${conversationId}?at=${seq}`));
}

/** A message that was found, with the place where it fits. */
export function MessageHit({ match: { message, highlights, pollHighlights }, isNamed = true, onOpen }: HitProps<MessageMatch>) {
  const texts = useTexts();
  const title = useTitleOf(message.conversationId);
  const name = useName(message.senderId);
  const isMine = useMe().id === message.senderId;
  const open = useOpen(message.conversationId, message.seq, onOpen);
  const who = isMine ? texts.common.you : name;

  return (
    <button type="button" class="row row-wide hit" onClick={open}>
      <PersonAvatar id={message.senderId} />
      <span class="row-lines">
        <span class="row-line">
          <span class="row-title cut">{isNamed ? title || who : who}</span>
          <Time class="row-side row-time" at={message.createdAt} />
        </span>
        <span class="hit-text" dir="auto">
          {isNamed && title !== who && <span class="row-sender">{who}: </span>}
          {message.poll ? <Highlighted text={message.poll.question} ranges={pollHighlights?.question ?? []} /> : <Highlighted text={message.content ?? ""} ranges={highlights} />}
        </span>
      </span>
    </button>
  );
}

const icons = { image: Image, video: Video, audio: AudioLines, file: FileText };

/** A file that was found; it opens where it was sent. */
export function FileHit({ match: { conversationId, seq, senderId, sentAt, media, highlights }, onOpen }: HitProps<FileMatch>) {
  const texts = useTexts();
  const name = useName(senderId);
  const title = useTitleOf(conversationId);
  const open = useOpen(conversationId, seq, onOpen);
  const Icon = icons[media.kind];

  return (
    <button type="button" class="row row-wide hit" onClick={open}>
      <span class="people-icon"><Icon size={20} /></span>
      <span class="row-lines">
        <span class="row-line">
          <span class="row-title cut">{media.fileName ? <Highlighted text={media.fileName} ranges={highlights} /> : texts.message.media[media.kind]}</span>
          <Time class="row-side row-time" at={sentAt} />
        </span>
        <span class="row-preview cut">{[sizeOf(media.bytes), name, title !== name && title].filter(Boolean).join(" · ")}</span>
      </span>
    </button>
  );
}
