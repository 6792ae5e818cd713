import { ProblemError } from "@chatserver/engine";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { thisDevice } from "../lib/device";
import { lazy } from "../lib/lazy";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { AccountScreen } from "./AccountScreen";
import { Password } from "./Password";

const Suspended = lazy(() => import("../safety/Suspended").then((m) => m.Suspended));

export function SignIn() {
  const client = useClient();
  const texts = useTexts();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isBack, setIsBack] = useState(false);
  const signIn = useTask(() => {
    setIsBack(false);
    return client.signIn({ login, password, device: thisDevice(), ...(code && { code }) });
  });
  const wantsCode = code !== "" || (signIn.problem instanceof ProblemError && signIn.problem.code === "second-factor-required");
  const isSuspended = signIn.problem instanceof ProblemError && signIn.problem.code === "account-suspended";

  if (isSuspended && !isBack) return <Suspense fallback={null}><Suspended problem={signIn.problem as ProblemError} login={login} password={password} onBack={() => setIsBack(true)} /></Suspense>;
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
