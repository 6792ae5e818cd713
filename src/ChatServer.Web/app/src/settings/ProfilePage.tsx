import { Camera } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Area, Field } from "../ui/Field";
import { Button } from "../ui/Button";
import { PersonAvatar } from "../ui/PersonAvatar";
import { useToast } from "../ui/toasts";

export function ProfilePage() {
  const texts = useTexts();
  const toast = useToast();
  const { api } = useClient();
  const me = useMe();
  const [displayName, setDisplayName] = useState(me.displayName);
  const [status, setStatus] = useState(me.status ?? "");
  const [bio, setBio] = useState(me.bio ?? "");
  const save = useTask(async () => {
    await api.patch("/users/me", { body: { displayName: displayName.trim() || null, status: status.trim() || null, bio: bio.trim() || null } });
    toast(texts.common.saved);
  });

  return (
    <>
      <Portrait />
      <form class="settings-form" onSubmit={save.onSubmit}>
        <Field label={texts.account.displayName} error={fieldProblem(save.problem, "displayName")} value={displayName} onInput={(e) => setDisplayName(e.currentTarget.value)} maxLength={80} autocomplete="name" />
        <Field label={texts.settings.profile.status} hint={texts.settings.profile.statusHint} error={fieldProblem(save.problem, "status")} value={status} onInput={(e) => setStatus(e.currentTarget.value)} maxLength={140} />
        <Area label={texts.settings.profile.bio} error={fieldProblem(save.problem, "bio")} value={bio} onInput={(e) => setBio(e.currentTarget.value)} maxLength={1000} />
        {save.said && <p class="group-problem" role="alert">{save.said}</p>}
        <Button look="main" type="submit" busy={save.isRunning}>{texts.common.save}</Button>
      </form>
    </>
  );
}

/** One's own picture, and another one in its place. */
function Portrait() {
  const texts = useTexts();
  const client = useClient();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const change = useTask(async () => {
    const file = input.current!.files![0]!;
    const body = new FormData();
    body.append("file", file);
    const { id } = await client.api.post("/media", { body } as never) as { id: string };
    await client.api.put("/users/me/avatar", { body: { mediaId: id } });
  });
  const remove = useTask(() => client.api.delete("/users/me/avatar"));

  return (
    <div class="portrait">
      <PersonAvatar id={me.id} size="huge" />
      <div class="portrait-buttons">
        <Button busy={change.isRunning} onClick={() => input.current!.click()}><Camera size={18} />{texts.settings.profile.picture}</Button>
        {me.avatar && <Button look="plain" busy={remove.isRunning} onClick={() => void remove.run()}>{texts.settings.profile.noPicture}</Button>}
      </div>
      <input ref={input} type="file" accept="image/*" hidden onChange={() => void change.run()} />
      {(change.said ?? remove.said) && <p class="group-problem" role="alert">{change.said ?? remove.said}</p>}
    </div>
  );
}
