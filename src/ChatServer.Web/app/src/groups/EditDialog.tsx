import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { ConversationAvatar } from "../conversations/ConversationAvatar";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Area, Field } from "../ui/Field";
import { Portrait } from "../ui/Portrait";
import { Switch } from "../ui/Switch";
import type { ToolProps } from "./Tools";

/** What a group is called, looks like and is about. */
export function EditDialog({ onClose }: ToolProps) {
  const all = useTexts();
  const texts = useGroupTexts();
  const { api } = useClient();
  const { id, summary, facts } = useView();
  const isChannel = facts?.kind === "channel";
  const [title, setTitle] = useState(facts?.title ?? "");
  const [description, setDescription] = useState(facts?.description ?? "");
  const [topic, setTopic] = useState(facts?.topic ?? "");
  const [isPublic, setIsPublic] = useState(facts?.public ?? false);
  const path = { conversationId: id };
  const change = (avatarMediaId: string | null) => api.patch("/conversations/{conversationId}", { path, body: { avatarMediaId } });
  const save = useTask(async () => {
    const ofChannel = isChannel ? { topic: topic.trim() || null, public: isPublic } : {};
    await api.patch("/conversations/{conversationId}", { path, body: { title: title.trim() || null, description: description.trim() || null, ...ofChannel } });
    onClose();
  });

  return (
    <Dialog title={texts.edit[isChannel ? "channel" : "group"]} onClose={onClose} isSide>
      {summary && <Portrait hasPicture={summary.avatar !== null} onChange={change} onRemove={() => change(null)}><ConversationAvatar conversation={summary} size="huge" /></Portrait>}
      <form class="dialog-form" onSubmit={save.onSubmit}>
        <Field label={texts.edit.name} value={title} onInput={(e) => setTitle(e.currentTarget.value)} maxLength={200} />
        {isChannel && <Field label={texts.channels.topic} hint={texts.channels.topicHint} error={fieldProblem(save.problem, "topic")} value={topic} onInput={(e) => setTopic(e.currentTarget.value)} maxLength={50} />}
        <Area label={texts.edit.description} value={description} onInput={(e) => setDescription(e.currentTarget.value)} maxLength={1000} />
        {isChannel && <Switch label={texts.channels.public} text={isPublic ? texts.channels.publicText : texts.channels.privateText} isOn={isPublic} onChange={setIsPublic} />}
        {save.said && <p class="group-problem" role="alert">{save.said}</p>}
        <Button look="main" wide type="submit" busy={save.isRunning}>{all.common.save}</Button>
      </form>
    </Dialog>
  );
}
