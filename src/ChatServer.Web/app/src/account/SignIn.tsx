import { ProblemError } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { thisDevice } from "../lib/device";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { AccountScreen } from "./AccountScreen";
import { Password } from "./Password";

export function SignIn() {
  const client = useClient();
  const texts = useTexts();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const signIn = useTask(() => client.signIn({ login, password, device: thisDevice(), ...(code && { code }) }));
  const wantsCode = code !== "" || (signIn.problem instanceof ProblemError && signIn.problem.code === "second-factor-required");

  return (
    <AccountScreen title={texts.account.welcome} text={texts.account.welcomeText}>
      <form class="account-form" onSubmit={signIn.onSubmit}>
        <Field label={texts.account.login} value={login} onInput={(e) => setLogin(e.currentTarget.value)} autocomplete="username" autocapitalize="none" spellcheck={false} required autofocus />
        <Password value={password} onChange={setPassword} autocomplete="current-password" />
        {wantsCode && <Field label={texts.account.code} value={code} onInput={(e) => setCode(e.currentTarget.value)} autocomplete="one-time-code" inputMode="numeric" required />}
        {signIn.said && <p class="account-problem" role="alert">{signIn.said}</p>}
        <Button look="main" wide type="submit" busy={signIn.isRunning}>{texts.account.signIn}</Button>
      </form>
      <p class="account-other">
        {texts.account.noAccount} <Link href="/sign-up">{texts.account.signUp}</Link>
      </p>
    </AccountScreen>
  );
}
