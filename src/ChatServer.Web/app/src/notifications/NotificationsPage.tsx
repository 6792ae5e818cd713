import type { AnswerOf } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTitleOf } from "../search/hits";
import { Spinner } from "../ui/Spinner";
import { Switch } from "../ui/Switch";
import { MuteUntil } from "./MuteUntil";

type Preferences = AnswerOf<"get", "/notifications/preferences">;
type Kind = Preferences["quiet"][number];

const kinds: readonly Kind[] = ["message", "media", "mention", "reply", "reaction", "added", "updated", "role", "invitation", "contactRequest", "eventSoon", "eventSeated", "report", "action"];

/** What disturbs, by kind; how long nothing does; and the conversations that differ. */
export function NotificationsPage() {
  const texts = useScreenTexts().quiet;
  const attempt = useAttempt();
  const { api } = useClient();
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  useEffect(() => void attempt(api.get("/notifications/preferences").then(setPreferences)), [api]);
  if (!preferences) return <div class="dialog-wait"><Spinner /></div>;

  const change = (part: Partial<Preferences>) => {
    const next = { ...preferences, ...part };
    setPreferences(next);
    const done = api.put("/notifications/preferences", { body: { quiet: next.quiet, mutedUntil: next.mutedUntil } });
    void attempt(done).then((isDone) => isDone || setPreferences(preferences));
  };
  const turn = (kind: Kind, isOn: boolean) => change({ quiet: isOn ? preferences.quiet.filter((k) => k !== kind) : [...preferences.quiet, kind] });

  return (
    <div class="settings-form">
      <MuteUntil label={texts.all} until={preferences.mutedUntil} onChange={(mutedUntil) => change({ mutedUntil })} />
      <fieldset class="quiet-kinds">
        <legend>{texts.disturbMe}</legend>
        {kinds.map((kind) => <Switch key={kind} label={texts.kinds[kind]} isOn={!preferences.quiet.includes(kind)} onChange={(isOn) => turn(kind, isOn)} />)}
      </fieldset>
      {preferences.conversations.length > 0 && (
        <section>
          <h3>{texts.conversations}</h3>
          <ul class="quiet-list">{preferences.conversations.map((c) => <Differing key={c.conversationId} conversation={c} />)}</ul>
        </section>
      )}
    </div>
  );
}

function Differing({ conversation: { conversationId, level, mutedUntil } }: { conversation: Preferences["conversations"][number] }) {
  const texts = useScreenTexts().quiet;
  const title = useTitleOf(conversationId);
  const isMuted = mutedUntil !== null && new Date(mutedUntil) > new Date();
  if (!title) return null;
  return <li><strong class="cut">{title}</strong><span>{isMuted ? texts.muted : texts.levels[level]}</span></li>;
}
