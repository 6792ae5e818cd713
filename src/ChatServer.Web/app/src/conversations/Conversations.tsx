import { Archive, Compass, SquarePen } from "lucide-preact";
import { memo, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { IconButton } from "../ui/Button";
import { SearchField } from "../ui/SearchField";
import { ConversationList } from "./ConversationList";
import { NoConversations } from "./NoConversations";
import { LoadingRows } from "./LoadingRows";
import "./conversations.css";

const StoryRing = lazy(() => import("../stories/StoryRing").then((m) => m.StoryRing));
const SearchResults = lazy(() => import("../search/SearchResults").then((m) => m.SearchResults));

/** The list of conversations with what belongs to it: search, new ones, settings. */
export function Conversations() {
  const texts = useTexts();
  const all = useReadable(useClient().conversations);
  const [wanted, setWanted] = useState("");
  const [isArchiveOpen, setIsArchiveOpen] = useState(false);
  const archived = all?.filter((c) => c.archived) ?? [];
  const inArchive = isArchiveOpen && archived.length > 0; // What has nothing in it any more is left.
  const shown = inArchive ? archived : all?.filter((c) => !c.archived);

  return (
    <>
      <Top hasArchive={archived.length > 0} inArchive={inArchive} onArchive={setIsArchiveOpen} />
      <SearchField value={wanted} onChange={setWanted} label={texts.list.search} />
      <ConnectionBanner />
      {!wanted.trim() && !inArchive && all && all.length > 0 && <Ring />}
      {wanted.trim() && all ? (
        <Suspense fallback={<LoadingRows />}><SearchResults wanted={wanted.trim()} /></Suspense>
      ) : !shown ? (
        <LoadingRows />
      ) : shown.length === 0 ? (
        <NoConversations />
      ) : (
        <ConversationList conversations={shown} label={texts.list.title} />
      )}
    </>
  );
}

// The list moves with every message: what stands above it stays as it is.

interface TopProps {
  hasArchive: boolean;
  inArchive: boolean;
  onArchive: (isOpen: boolean) => void;
}

const Top = memo(function Top({ hasArchive, inArchive, onArchive }: TopProps) {
  const texts = useTexts();
  return (
    <header class="bar">
      <h1 class="conversations-title">{inArchive ? texts.list.archive : texts.list.title}</h1>
      {hasArchive && (
        <IconButton label={inArchive ? texts.list.title : texts.list.archive} aria-pressed={inArchive} onClick={() => onArchive(!inArchive)}><Archive size={21} /></IconButton>
      )}
      <Link href="/discover" class="icon-button" aria-label={texts.list.discover} title={texts.list.discover}><Compass size={21} /></Link>
      <Link href="/new" class="icon-button" aria-label={texts.newChat.title} title={texts.newChat.title}><SquarePen size={21} /></Link>
    </header>
  );
});

const Ring = memo(() => <Suspense fallback={<div class="ring-place" />}><StoryRing /></Suspense>);
