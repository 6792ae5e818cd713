import { Monitor } from "lucide-preact";
import { useClient } from "../lib/client";
import { dayAndTime } from "../lib/times";
import { useAttempt } from "../lib/useAttempt";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Button } from "../ui/Button";

/** Where one is signed in, and how to end it there. */
export function SessionsPage() {
  const texts = useTexts();
  const attempt = useAttempt();
  const { api, lists } = useClient();
  const sessions = useReadable(lists.sessions);
  const endOthers = useTask(() => api.delete("/sessions/others"));
  const end = (sessionId: string) => void attempt(api.delete("/sessions/{sessionId}", { path: { sessionId } }));

  return (
    <div class="settings-form">
      <p class="settings-text">{texts.settings.sessions.text}</p>
      <ul class="sessions">
        {sessions?.map((session) => (
          <li key={session.id} class="session">
            <span class="people-icon"><Monitor size={20} /></span>
            <span class="session-lines">
              <strong class="cut">{session.device ?? texts.settings.sessions.unnamed}</strong>
              <span>{session.current ? texts.settings.sessions.current : texts.settings.sessions.lastUsed(dayAndTime(session.lastUsedAt, texts.times.yesterday))}</span>
            </span>
            {!session.current && <Button look="plain" onClick={() => end(session.id)}>{texts.settings.sessions.end}</Button>}
          </li>
        ))}
      </ul>
      {sessions && sessions.length > 1 && <Button look="bad" busy={endOthers.isRunning} onClick={() => void endOthers.run()}>{texts.settings.sessions.endOthers}</Button>}
    </div>
  );
}
