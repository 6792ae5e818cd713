import type { ComponentChildren } from "preact";
import { Logo } from "../ui/Logo";
import "./account.css";

interface Props {
  title: string;
  text: string;
  children: ComponentChildren;
}

/** What signing in and signing up look like: a calm card in the middle. */
export function AccountScreen({ title, text, children }: Props) {
  return (
    <main class="account">
      <div class="account-card">
        <Logo />
        <h1>{title}</h1>
        <p class="account-text">{text}</p>
        {children}
      </div>
    </main>
  );
}
