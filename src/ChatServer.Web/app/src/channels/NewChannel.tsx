import { ArrowLeft } from "lucide-preact";
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Area, Field } from "../ui/Field";
import { Switch } from "../ui/Switch";
import "../people/people.css";
import "../settings/settings.css";
import "./channels.css";

/** A name, what it is about, and whether anybody finds it make a channel. */
export function NewChannel() {
  const all = useTexts();
  const texts = useGroupTexts().channels;
  const { api } = useClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState("");
  const [description, setDescription] = useState("");
  const [isPublic, setIsPublic] = useState(true);
  const create = useTask(async () => {
    const about = { topic: topic.trim() || null, description: description.trim() || null };
    const { id } = await api.post("/conversations", { body: { kind: "channel", title: title.trim(), ...about, public: isPublic, memberIds: [] } });
    go(`/c/${id}`);
  });

  return (
    <>
      <header class="bar">
        <Link href="/discover" class="icon-button" aria-label={all.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.create}</h1>
      </header>
      <form class="scroll channel-form" onSubmit={create.onSubmit}>
        <p class="settings-text">{texts.createText}</p>
        <Field label={texts.name} value={title} onInput={(e) => setTitle(e.currentTarget.value)} maxLength={200} required autofocus />
        <Field label={texts.topic} hint={texts.topicHint} error={fieldProblem(create.problem, "topic")} value={topic} onInput={(e) => setTopic(e.currentTarget.value)} maxLength={50} />
        <Area label={texts.description} value={description} onInput={(e) => setDescription(e.currentTarget.value)} maxLength={1000} />
        <Switch label={texts.public} text={isPublic ? texts.publicText : texts.privateText} isOn={isPublic} onChange={setIsPublic} />
        {create.said && <p class="group-problem" role="alert">{create.said}</p>}
        <Button look="main" wide type="submit" busy={create.isRunning} disabled={!title.trim()}>{texts.create}</Button>
      </form>
    </>
  );
}
