import { useState } from "preact/hooks";
import { Password } from "../account/Password";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { useToast } from "../ui/toasts";

export function AccountPage() {
  const texts = useTexts();
  const toast = useToast();
  const { api } = useClient();
  const me = useMe();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useTask(async () => {
    await api.put("/users/me/password", { body: { currentPassword, newPassword } });
    setCurrent("");
    setNew("");
    toast(texts.common.saved);
  });

  return (
    <form class="settings-form" onSubmit={change.onSubmit}>
      <dl class="facts">
        <dt>{texts.account.username}</dt><dd>@{me.username}</dd>
        <dt>{texts.account.email}</dt><dd>{me.email}</dd>
      </dl>
      <h2>{texts.settings.account.password}</h2>
      <Password label={texts.settings.account.currentPassword} value={currentPassword} onChange={setCurrent} autocomplete="current-password" />
      <Password label={texts.settings.account.newPassword} hint={texts.account.passwordHint} error={fieldProblem(change.problem, "newPassword")} value={newPassword} onChange={setNew} autocomplete="new-password" minLength={8} />
      {change.said && <p class="group-problem" role="alert">{change.said}</p>}
      <Button look="main" type="submit" busy={change.isRunning}>{texts.settings.account.change}</Button>
    </form>
  );
}
