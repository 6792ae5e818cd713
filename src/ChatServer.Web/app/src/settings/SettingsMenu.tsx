import { ArrowLeft, ChevronRight, LogOut } from "lucide-preact";
import { Link, useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useMe } from "../lib/people";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { PersonAvatar } from "../ui/PersonAvatar";
import { pages } from "./pages";
import "./settings.css";

export function SettingsMenu() {
  const texts = useTexts();
  const client = useClient();
  const me = useMe();
  const [path, go] = useLocation();
  const signOut = useTask(async () => {
    await client.signOut();
    go("/");
  });

  return (
    <>
      <header class="bar">
        <Link href="/" class="icon-button" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.settings.title}</h1>
      </header>
      <nav class="scroll" aria-label={texts.settings.title} onKeyDown={(e) => moveFocus(e, ".row")}>
        <div class="settings-me">
          <PersonAvatar id={me.id} size="large" />
          <strong class="cut">{me.displayName}</strong>
          <span class="cut">@{me.username}</span>
        </div>
        {pages.map(({ name, icon: Icon }) => (
          <Link key={name} href={`/settings/${name}`} class="row" aria-current={path === `/settings/${name}` ? "page" : undefined}>
            <Icon size={21} class="settings-icon" />
            <span class="row-title">{texts.settings[name].title}</span>
            <ChevronRight size={18} class="settings-on flips" />
          </Link>
        ))}
        <button type="button" class="row row-wide settings-out" disabled={signOut.isRunning} onClick={() => void signOut.run()}>
          <LogOut size={21} />
          <span class="row-title">{texts.settings.signOut}</span>
        </button>
      </nav>
    </>
  );
}
