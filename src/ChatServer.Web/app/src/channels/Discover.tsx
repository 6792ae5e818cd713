import type { ItemOf } from "@chatserver/engine";
import { ArrowLeft, Check, Megaphone, Plus } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Link, useLocation, useSearch } from "wouter-preact";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { moveFocus } from "../lib/moveFocus";
import { useAvatar } from "../lib/people";
import { useTexts } from "../lib/texts";
import { usePages } from "../lib/usePages";
import { Avatar } from "../ui/Avatar";
import { MoreRows } from "../ui/MoreRows";
import { SearchField } from "../ui/SearchField";
import { Tabs } from "../ui/Tabs";
import { useMyChannels } from "./useMyChannels";
import "../people/people.css";
import "./channels.css";

type Channel = ItemOf<"/channels">;

const pause = 200;

/** Public channels by what they are about and what they are called, those that most people read first. */
export function Discover() {
  const all = useTexts();
  const texts = useGroupTexts().channels;
  const { api } = useClient();
  const [path, go] = useLocation();
  const topic = new URLSearchParams(useSearch()).get("topic") ?? "";
  const [wanted, setWanted] = useState("");
  const q = wanted.trim();
  const topics = useTopics();
  const mine = useMyChannels();
  const query = { limit: 50, ...(topic && { topic }), ...(q && { q }) };
  const pages = usePages<Channel>(`${topic} ${q} ${mine.size}`, (cursor) => api.get("/channels", { query: { ...query, ...(cursor && { cursor }) } }), q ? pause : 0);
  const show = (wantedTopic: string) => go(wantedTopic ? `/discover?topic=${encodeURIComponent(wantedTopic)}` : "/discover", { replace: true });

  return (
    <>
      <header class="bar">
        <Link href="/" class="icon-button" aria-label={all.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.title}</h1>
        <Link href="/discover/new" class="icon-button" aria-label={texts.create} title={texts.create}><Plus size={22} /></Link>
      </header>
      <SearchField value={wanted} onChange={setWanted} label={texts.search} />
      {topics.length > 0 && <div class="tabs-bar"><Tabs label={texts.topics} options={["", ...topics]} value={topic} nameOf={(t) => t || texts.allTopics} onChange={show} /></div>}
      <nav class="scroll channels" aria-label={texts.title} onKeyDown={(e) => moveFocus(e, ".row")}>
        {!!pages.items?.length && <h2 class="conversations-heading">{texts.order}</h2>}
        {pages.items?.map((channel) => <ChannelRow key={channel.id} channel={channel} isMine={mine.has(channel.id)} isOpen={path.endsWith(channel.id)} />)}
        {pages.items?.length === 0 && !pages.isLoading && !q && !topic ? <NoChannels /> : <MoreRows pages={pages} nothing={texts.nothing} />}
      </nav>
    </>
  );
}

function ChannelRow({ channel, isMine, isOpen }: { channel: Channel; isMine: boolean; isOpen: boolean }) {
  const all = useTexts();
  const texts = useGroupTexts().channels;
  const picture = useAvatar(channel.avatar);
  const title = channel.title ?? all.list.untitled;
  return (
    <Link href={isMine ? `/c/${channel.id}` : `/channels/${channel.id}`} class="row" aria-current={isOpen ? "page" : undefined}>
      <Avatar id={channel.id} name={title} picture={picture} />
      <span class="row-lines">
        <span class="row-line">
          <span class="row-title cut">{title}</span>
          {isMine && <Check size={16} class="channel-mine" role="img" aria-label={texts.subscribed} />}
        </span>
        <span class="row-preview cut">{[all.conversation.subscribers(channel.subscribers), channel.topic].filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}

function NoChannels() {
  const texts = useGroupTexts().channels;
  return (
    <div class="nothing channels-none">
      <Megaphone size={44} strokeWidth={1.4} aria-hidden="true" />
      <h2>{texts.none}</h2>
      <p>{texts.noneText}</p>
      <Link href="/discover/new" class="button button-main">{texts.create}</Link>
    </div>
  );
}

function useTopics(): string[] {
  const { api } = useClient();
  const [topics, setTopics] = useState<string[]>([]);
  useEffect(() => void api.get("/channels/topics").then((page) => setTopics(page.items.map((t) => t.topic)), () => {}), [api]);
  return topics;
}
