import { Bell, BellOff, Flag } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { ReportDialog } from "../reports/ReportDialog";
import { IconButton } from "../ui/Button";

interface Props {
  userId: string;
  storyId: string;
  muted: boolean;
}

/** Seeing somebody's stories last, or telling the moderators of one. */
export function StoryDistance({ userId, storyId, muted }: Props) {
  const texts = useScreenTexts().stories;
  const { api } = useClient();
  const attempt = useAttempt();
  const name = useName(userId);
  const [isReporting, setIsReporting] = useState(false);
  const path = { userId };
  const turn = () => (muted ? attempt(api.delete("/users/{userId}/stories/muted", { path }), texts.unmuted) : attempt(api.put("/users/{userId}/stories/muted", { path }), texts.muted));

  return (
    <>
      <IconButton label={muted ? texts.unmute(name) : texts.mute(name)} onClick={() => void turn()}>{muted ? <Bell size={20} /> : <BellOff size={20} />}</IconButton>
      <IconButton label={texts.report} onClick={() => setIsReporting(true)}><Flag size={20} /></IconButton>
      {isReporting && <ReportDialog kind="story" subjectId={storyId} onClose={() => setIsReporting(false)} />}
    </>
  );
}
