import type { AnswerOf } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { Link, Redirect, useLocation } from "wouter-preact";
import { ShareLink } from "../invite/ShareLink";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useAvatar } from "../lib/people";
import { sayProblem } from "../lib/problems";
import { useAttempt } from "../lib/useAttempt";
import { useReadable } from "../lib/useReadable";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { BackBar } from "../shell/BackBar";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Spinner } from "../ui/Spinner";
import { useMyChannels } from "./useMyChannels";
import "../people/people.css";
import "./channels.css";

type Channel = AnswerOf<"get", "/channels/{channelId}">;

/** What a channel is, for whoever is not in it yet. */
export function ChannelPage({ id }: { id: string }) {
  const texts = useTexts();
  const { api } = useClient();
  const [channel, setChannel] = useState<Channel | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isMine = useMyChannels().has(id);
  useEffect(() => void api.get("/channels/{channelId}", { path: { channelId: id } }).then(setChannel, setProblem), [api, id]);
  if (isMine) return <Redirect to={`/c/${id}`} replace />;

  return (
    <>
      <BackBar />
      <div class="join channel-page">
        {problem !== null && <><h1>{texts.conversation.gone}</h1><p role="alert">{sayProblem(problem, texts)}</p></>}
        {!channel && problem === null && <Spinner />}
        {channel && <About channel={channel} />}
      </div>
    </>
  );
}

function About({ channel: { id, title, description, topic, avatar, subscribers, joinApproval, url } }: { channel: Channel }) {
  const all = useTexts();
  const texts = useGroupTexts().channels;
  const picture = useAvatar(avatar);
  const name = title ?? all.list.untitled;
  return (
    <>
      <Avatar id={id} name={name} picture={picture} size="huge" />
      <h1>{name}</h1>
      <p>{all.conversation.subscribers(subscribers)}</p>
      {topic && <Link href={`/discover?topic=${encodeURIComponent(topic)}`} class="chip channel-topic" aria-label={texts.about(topic)}>{topic}</Link>}
      {description && <p class="channel-text">{description}</p>}
      <Subscription id={id} joinApproval={joinApproval} />
      {url && <ShareLink url={url} title={name} qr={{ channelId: id }} />}
    </>
  );
}

function Subscription({ id, joinApproval }: { id: string; joinApproval: boolean }) {
  const all = useTexts();
  const texts = useGroupTexts().channels;
  const { api, lists } = useClient();
  const [, go] = useLocation();
  const attempt = useAttempt();
  const isAsked = useReadable(lists.joinRequests)?.some((r) => r.conversationId === id) ?? false;
  const subscribe = useTask(async () => {
    const { status } = await api.put("/channels/{channelId}/subscription", { path: { channelId: id } });
    if (status === "joined") go(`/c/${id}`);
  });

  if (isAsked) {
    return (
      <>
        <p role="status">{all.join.asked}</p>
        <Button onClick={() => void attempt(api.delete("/users/me/join-requests/{conversationId}", { path: { conversationId: id } }))}>{texts.takeBack}</Button>
      </>
    );
  }

  return (
    <>
      <Button look="main" busy={subscribe.isRunning} onClick={() => void subscribe.run()}>{joinApproval ? texts.ask : texts.subscribe}</Button>
      {subscribe.said && <p class="group-problem" role="alert">{subscribe.said}</p>}
    </>
  );
}
