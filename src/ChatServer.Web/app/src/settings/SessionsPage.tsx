import { Monitor } from "lucide-preact";
import { useClient } from "../lib/client";
import { shortTime, timeOfDay } from "../lib/times";
import { sayProblem } from "../lib/problems";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Button } from "../ui/Button";
import { useToast } from "../ui/toasts";

/** Where one is signed in, and how to end it there. */
export function SessionsPage() {
  const texts = useTexts();
  const toast = useToast();
  const { api, lists } = useClient();
  const sessions = useReadable(lists.sessions);
  const endOthers = useTask(() => api.delete("/sessions/others"));
  const end = (sessionId: string) => void api.delete("/sessions/{sessionId}", { path: { sessionId } }).catch((problem) => toast(sayProblem(problem, texts)));
  const when = (at: string) => {
    const day = shortTime(at, texts.times.yesterday);
    return day === timeOfDay(at) ? day : `${day}, ${timeOfDay(at)}`;
  };

  return (
    <div class="settings-form">
      <p class="settings-text">{texts.settings.sessions.text}</p>
      <ul class="sessions">
        {sessions?.map((session) => (
          <li key={session.id} class="session">
            <span class="people-icon"><Monitor size={20} /></span>
            <span class="session-lines">
              <strong class="cut">{session.device ?? texts.settings.sessions.unnamed}</strong>
              <span>{session.current ? texts.settings.sessions.current : texts.settings.sessions.lastUsed(when(session.lastUsedAt))}</span>
            </span>
            {!session.current && <Button look="plain" onClick={() => end(session.id)}>{texts.settings.sessions.end}</Button>}
          </li>
        ))}
      </ul>
      {sessions && sessions.length > 1 && <Button look="bad" busy={endOthers.isRunning} onClick={() => void endOthers.run()}>{texts.settings.sessions.endOthers}</Button>}
    </div>
  );
}
