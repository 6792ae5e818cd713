import type { ItemOf } from "@chatserver/engine";
import { Plus } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { lazy } from "../lib/lazy";
import { useMe, useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useReadable } from "../lib/useReadable";
import { PersonAvatar } from "../ui/PersonAvatar";
import "./stories.css";

const StoryViewer = lazy(() => import("./StoryViewer").then((m) => m.StoryViewer));
const PostStory = lazy(() => import("./PostStory").then((m) => m.PostStory));

export type StoriesOf = ItemOf<"/stories">;

/** Whose stories can be seen, above the chats: first those that were not seen yet. */
export function StoryRing() {
  const texts = useScreenTexts().stories;
  const others = useReadable(useClient().lists.stories);
  const own = useOwnStories();
  const [shown, setShown] = useState<string | null>(null);

  // One goes on in the order that was there when the first was opened: what was seen moves to the end meanwhile.
  const [order, setOrder] = useState<readonly string[]>([]);
  const [isPosting, setIsPosting] = useState(false);
  const all = [...(own && own.stories.length > 0 ? [own] : []), ...(others ?? [])];
  const open = all.find((s) => s.userId === shown);
  const begin = (userId: string) => {
    setOrder(all.map((s) => s.userId));
    setShown(userId);
  };
  const next = () => setShown(order.slice(order.indexOf(shown!) + 1).find((id) => all.some((s) => s.userId === id)) ?? null);

  return (
    <>
      <ul class="ring" aria-label={texts.title}>
        <li><button type="button" class="ring-item" onClick={() => setIsPosting(true)}><span class="ring-add"><Plus size={22} /></span><span class="cut">{texts.add}</span></button></li>
        {all.map((stories) => <RingItem key={stories.userId} stories={stories} onOpen={() => begin(stories.userId)} />)}
      </ul>
      <Suspense fallback={null}>
        {open && <StoryViewer key={open.userId} stories={open} onNext={next} onClose={() => setShown(null)} />}
        {isPosting && <PostStory onClose={() => setIsPosting(false)} />}
      </Suspense>
    </>
  );
}

function RingItem({ stories: { userId, unseen, muted }, onOpen }: { stories: StoriesOf; onOpen: () => void }) {
  const texts = useScreenTexts().stories;
  const name = useName(userId);
  const isMe = useMe().id === userId;
  return (
    <li>
      <button type="button" class={unseen ? "ring-item ring-unseen" : "ring-item"} data-muted={muted} onClick={onOpen}>
        <span class="ring-face"><PersonAvatar id={userId} /></span>
        <span class="cut">{isMe ? texts.own : name.split(" ")[0]}</span>
        {unseen && <span class="only-heard">{texts.unseen}</span>}
      </button>
    </li>
  );
}

/** One's own, read again whenever the list of stories changes. */
function useOwnStories(): StoriesOf | null {
  const { api, lists } = useClient();
  const me = useMe();
  const [own, setOwn] = useState<StoriesOf | null>(null);
  const heard = useReadable(lists.stories);
  useEffect(() => void api.get("/users/{userId}/stories", { path: { userId: me.id } }).then(setOwn, () => {}), [api, me.id, heard]);
  return own;
}
