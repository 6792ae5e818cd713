import { ShieldAlert, ShieldCheck } from "lucide-preact";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { fullTime } from "../lib/times";
import type { Found } from "./CasePage";

/** What there was to see when it was reported, and whether it still is what it was. */
export function EvidenceCard({ found: { evidence, evidenceIntact } }: { found: Found }) {
  const texts = useScreenTexts().moderation;
  if (!evidence) return <p class="settings-text">{texts.noEvidence}</p>;
  const { message, user, conversation, story } = evidence;

  return (
    <section class="evidence" aria-label={texts.evidence}>
      <h3>{texts.evidence}</h3>
      {message && (
        <blockquote>
          <p class="evidence-text" dir="auto">{message.content || texts.withoutText}</p>
          {message.media.map((m) => <p key={m.id} class="evidence-about">{m.fileName ?? m.kind}</p>)}
          <footer class="evidence-about"><Name id={message.senderId} />, {fullTime(message.sentAt)}</footer>
        </blockquote>
      )}
      {story && <blockquote><p class="evidence-text" dir="auto">{story.content || texts.withoutText}</p></blockquote>}
      {user && <blockquote><p class="evidence-text">{user.displayName}{user.username && ` (@${user.username})`}</p><p>{user.status}</p><p>{user.bio}</p></blockquote>}
      {conversation && <blockquote><p class="evidence-text">{conversation.title}</p><p>{conversation.description}</p></blockquote>}
      {evidenceIntact !== null && (
        <p class={evidenceIntact ? "evidence-intact" : "evidence-broken"}>
          {evidenceIntact ? <ShieldCheck size={17} aria-hidden="true" /> : <ShieldAlert size={17} aria-hidden="true" />}
          {evidenceIntact ? texts.intact : texts.broken}
        </p>
      )}
    </section>
  );
}

const Name = ({ id }: { id: string }) => <>{useName(id)}</>;
