import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { fieldProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { AccountScreen } from "./AccountScreen";
import { Password } from "./Password";

export function SignUp() {
  const client = useClient();
  const texts = useTexts();
  const [displayName, setDisplayName] = useState("");
  const [username, setUsername] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signUp = useTask(() => client.signUp({ username, email, password, ...(displayName.trim() && { displayName: displayName.trim() }) }));
  const wrong = (field: string) => fieldProblem(signUp.problem, field);
  const isAboutAField = ["displayName", "username", "email", "password"].some(wrong);

  return (
    <AccountScreen title={texts.account.begin} text={texts.account.beginText}>
      <form class="account-form" onSubmit={signUp.onSubmit}>
        <Field label={texts.account.displayName} hint={texts.account.displayNameHint} error={wrong("displayName")} value={displayName}
          onInput={(e) => setDisplayName(e.currentTarget.value)} autocomplete="name" maxLength={80} autofocus />
        <Field label={texts.account.username} hint={texts.account.usernameHint} error={wrong("username")} value={username}
          onInput={(e) => setUsername(e.currentTarget.value)} autocomplete="username" autocapitalize="none" spellcheck={false} required minLength={3} maxLength={32} />
        <Field label={texts.account.email} error={wrong("email")} type="email" value={email}
          onInput={(e) => setEmail(e.currentTarget.value)} autocomplete="email" required />
        <Password hint={texts.account.passwordHint} error={wrong("password")} value={password} onChange={setPassword} autocomplete="new-password" minLength={8} />
        {signUp.said && !isAboutAField && <p class="account-problem" role="alert">{signUp.said}</p>}
        <Button look="main" wide type="submit" busy={signUp.isRunning}>{texts.account.signUp}</Button>
      </form>
      <p class="account-other">
        {texts.account.haveAccount} <Link href="/sign-in">{texts.account.signIn}</Link>
      </p>
    </AccountScreen>
  );
}
