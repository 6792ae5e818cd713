import type { ItemOf } from "@chatserver/engine";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { usePages } from "../lib/usePages";
import { Dialog } from "../ui/Dialog";
import { MoreRows } from "../ui/MoreRows";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Time } from "../ui/Time";
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
  return (
    <li class="person">
      <PersonAvatar id={userId} size="small" />
      <span class="cut person-name">{useName(userId)}</span>
      {reaction && <span>{reaction}</span>}
      <Time class="person-side" at={seenAt} />
    </li>
  );
}
