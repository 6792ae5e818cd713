import { ArrowLeft } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { useTexts } from "../lib/texts";
import "../settings/settings.css";
import "./moderation.css";

/** A page of the moderators' beside their queue. */
export function RecordPage({ title, children, back }: { title: string; children: ComponentChildren; back?: string }) {
  const texts = useTexts();
  return (
    <div class="settings">
      <header class="bar bar-line">
        <Link href={back ?? "/moderation"} class={back ? "icon-button" : "icon-button only-narrow"} aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{title}</h1>
      </header>
      <div class="scroll"><div class="settings-page settings-form">{children}</div></div>
    </div>
  );
}
