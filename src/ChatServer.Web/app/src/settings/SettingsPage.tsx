import { ArrowLeft } from "lucide-preact";
import type { ComponentType } from "preact";
import { Link, Redirect } from "wouter-preact";
import { lazy } from "../lib/lazy";
import { useTexts } from "../lib/texts";
import { AccountPage } from "./AccountPage";
import { AppearancePage } from "./AppearancePage";
import type { PageName } from "./pages";
import { PrivacyPage } from "./PrivacyPage";
import { ProfilePage } from "./ProfilePage";
import { SessionsPage } from "./SessionsPage";
import "./settings.css";

const NotificationsPage = lazy(() => import("../notifications/NotificationsPage").then((m) => m.NotificationsPage));

const SafetyPage = lazy(() => import("../safety/SafetyPage").then((m) => m.SafetyPage));

const components: Record<PageName, ComponentType> = {
  profile: ProfilePage,
  appearance: AppearancePage,
  notifications: NotificationsPage,
  privacy: PrivacyPage,
  safety: SafetyPage,
  sessions: SessionsPage,
  account: AccountPage,
};

export function SettingsPage({ page }: { page: string }) {
  const texts = useTexts();
  if (!(page in components)) return <Redirect to="/settings" replace />;
  const name = page as PageName;
  const Page = components[name];

  return (
    <div class="settings">
      <header class="bar bar-line">
        <Link href="/settings" class="icon-button only-narrow" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.settings[name].title}</h1>
      </header>
      <div class="scroll"><div class="settings-page"><Page key={name} /></div></div>
    </div>
  );
}
