import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Area, Field } from "../ui/Field";
import { Button } from "../ui/Button";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Portrait } from "../ui/Portrait";
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
      <Portrait hasPicture={me.avatar !== null} onChange={(mediaId) => api.put("/users/me/avatar", { body: { mediaId } })} onRemove={() => api.delete("/users/me/avatar")}>
        <PersonAvatar id={me.id} size="huge" />
      </Portrait>
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
