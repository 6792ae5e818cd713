import type { ItemOf } from "@chatserver/engine";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { shortTime } from "../lib/times";
import { usePages } from "../lib/usePages";
import { Dialog } from "../ui/Dialog";
import { MoreRows } from "../ui/MoreRows";
import { PersonAvatar } from "../ui/PersonAvatar";
import "../people/people.css";

type Viewer = ItemOf<"/stories/{storyId}/viewers">;

/** Who saw one's story, and what they thought of it. */
export function StoryViewers({ storyId, onClose }: { storyId: string; onClose: () => void }) {
  const texts = useScreenTexts().stories;
  const { api } = useClient();
  const pages = usePages<Viewer>(storyId, (cursor) => api.get("/stories/{storyId}/viewers", { path: { storyId }, query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <Dialog title={texts.viewers} onClose={onClose}>
      <ul>{pages.items?.map((viewer) => <Row key={viewer.userId} viewer={viewer} />)}</ul>
      <MoreRows pages={pages} nothing={texts.nobody} />
    </Dialog>
  );
}

function Row({ viewer: { userId, seenAt, reaction } }: { viewer: Viewer }) {
  const texts = useTexts();
  return (
    <li class="person">
      <PersonAvatar id={userId} size="small" />
      <span class="cut person-name">{useName(userId)}</span>
      {reaction && <span>{reaction}</span>}
      <time class="person-side" dateTime={seenAt}>{shortTime(seenAt, texts.times.yesterday)}</time>
    </li>
  );
}
