import { uuid } from "@chatserver/engine";
import { ChevronLeft, ChevronRight, Eye, Trash2, X } from "lucide-preact";
import { createPortal } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAddress, variantFor } from "../conversation/media/useMedia";
import { quickEmoji } from "../conversation/message/emoji";
import { useClient } from "../lib/client";
import { useMe, useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { useTask } from "../lib/useTask";
import { IconButton } from "../ui/Button";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Time } from "../ui/Time";
import { useModal } from "../ui/useModal";
import { StoryDistance } from "./StoryDistance";
import { StoryViewers } from "./StoryViewers";
import type { StoriesOf } from "./StoryRing";

type Story = StoriesOf["stories"][number];

interface Props {
  stories: StoriesOf;
  onNext: () => void;
  onClose: () => void;
}

/** One person's stories over everything else, one after the other. It waits for the reader: nothing goes on by itself. */
export function StoryViewer({ stories: { userId, stories, muted }, onNext, onClose }: Props) {
  const texts = useTexts();
  const mine = useScreenTexts().stories;
  const { api } = useClient();
  const dialog = useModal(onClose);
  const name = useName(userId);
  const isMe = useMe().id === userId;
  const [at, setAt] = useState(() => Math.max(0, stories.findIndex((s) => !s.seen)));
  const story = stories[Math.min(at, stories.length - 1)];
  const forward = () => (at + 1 < stories.length ? setAt(at + 1) : onNext());
  const back = () => setAt(Math.max(0, at - 1));
  useEffect(() => {
    if (story && !story.seen && !isMe) api.put("/stories/{storyId}/seen", { path: { storyId: story.id } }).catch(() => {});
  }, [story?.id]);
  if (!story) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === "ArrowRight") forward();
    if (event.key === "ArrowLeft") back();
  };

  return createPortal(
    <dialog ref={dialog} class="story" aria-label={mine.of(name)} onKeyDown={onKeyDown}>
      <div class="story-bars" aria-hidden="true">{stories.map((s, i) => <span key={s.id} class={i <= at ? "story-bar-done" : ""} />)}</div>
      <header class="story-head">
        <PersonAvatar id={userId} size="small" />
        <h2 class="cut">{isMe ? mine.own : name}</h2>
        <Time at={story.createdAt} />
        {!isMe && <StoryDistance userId={userId} storyId={story.id} muted={muted} />}
        <IconButton label={texts.common.close} onClick={() => dialog.current!.close()}><X size={22} /></IconButton>
      </header>
      <div class="story-stage">
        <IconButton label={texts.media.previous} disabled={at === 0} onClick={back}><ChevronLeft size={26} class="flips" /></IconButton>
        <Content story={story} />
        <IconButton label={texts.media.next} onClick={forward}><ChevronRight size={26} class="flips" /></IconButton>
      </div>
      <footer class="story-foot">{isMe ? <Own story={story} onGone={onClose} /> : <Answer key={story.id} story={story} />}</footer>
    </dialog>,
    document.body,
  );
}

function Content({ story: { content, media } }: { story: Story }) {
  const texts = useTexts();
  const variant = media && media.kind === "image" ? variantFor(media, 1080) : undefined;
  const address = useAddress(media?.id ?? "", variant, media !== null);
  return (
    <div class={media ? "story-content" : "story-content story-text"}>
      {media?.kind === "image" && address && <img src={address} alt={content ?? texts.message.media.image} />}
      {media?.kind === "video" && address && <video src={address} controls autoPlay playsInline aria-label={content ?? texts.message.media.video} />}
      {content && <p dir="auto">{content}</p>}
    </div>
  );
}

function Own({ story, onGone }: { story: Story; onGone: () => void }) {
  const texts = useScreenTexts().stories;
  const { api } = useClient();
  const attempt = useAttempt();
  const [isOpen, setIsOpen] = useState(false);
  const remove = async () => {
    if (await attempt(api.delete("/stories/{storyId}", { path: { storyId: story.id } }))) onGone();
  };
  return (
    <>
      <button type="button" class="story-seen" onClick={() => setIsOpen(true)}><Eye size={19} />{texts.views(story.views ?? 0)}</button>
      <IconButton label={texts.remove} onClick={() => void remove()}><Trash2 size={20} /></IconButton>
      {isOpen && <StoryViewers storyId={story.id} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function Answer({ story }: { story: Story }) {
  const texts = useTexts();
  const mine = useScreenTexts().stories;
  const { api } = useClient();
  const attempt = useAttempt();
  const [text, setText] = useState("");
  const [reaction, setReaction] = useState(story.reaction);
  const path = { storyId: story.id };

  // The same for another try of the same words: if the first one came through after all, there is one message.
  const clientId = useRef(uuid());
  const write = (next: string) => {
    clientId.current = uuid();
    setText(next);
  };
  const send = useTask(async () => {
    const body = { clientId: clientId.current, content: text.trim() };
    if (body.content && (await attempt(api.post("/stories/{storyId}/replies", { path, body }), mine.replied))) write("");
  });
  const react = async (emoji: string) => {
    const isOn = reaction !== emoji;
    if (await attempt(isOn ? api.put("/stories/{storyId}/reaction/{emoji}", { path: { ...path, emoji } }) : api.delete("/stories/{storyId}/reaction", { path }))) setReaction(isOn ? emoji : null);
  };

  return (
    <>
      <form onSubmit={send.onSubmit}><input value={text} onInput={(e) => write(e.currentTarget.value)} aria-label={mine.reply} placeholder={mine.reply} maxLength={2000} enterkeyhint="send" /></form>
      <div class="story-reactions" role="group" aria-label={texts.message.react}>
        {quickEmoji.map((emoji) => <button key={emoji} type="button" aria-label={emoji} aria-pressed={reaction === emoji} onClick={() => void react(emoji)}>{emoji}</button>)}
      </div>
    </>
  );
}
