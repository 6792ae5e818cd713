import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { Switch } from "../ui/Switch";
import { Choice } from "./Choice";

const audiences = ["everybody", "contacts", "nobody"] as const;
const questions = ["find", "write", "add", "lastSeen", "avatar"] as const;

/** Who may what. Each choice holds as soon as it is made. */
export function PrivacyPage() {
  const texts = useTexts();
  const attempt = useAttempt();
  const { api } = useClient();
  const me = useMe();
  const [privacy, setPrivacy] = useState(me.privacy);
  const change = (part: Partial<typeof privacy>) => {
    const before = privacy;
    setPrivacy({ ...privacy, ...part });
    void attempt(api.patch("/users/me", { body: { privacy: part } })).then((isDone) => isDone || setPrivacy(before));
  };

  return (
    <div class="settings-form">
      <Switch label={texts.settings.privacy.showReads} text={texts.settings.privacy.showReadsText} isOn={privacy.showReads} onChange={(showReads) => change({ showReads })} />
      {questions.map((question) => (
        <Choice key={question} label={texts.settings.privacy[question]} value={privacy[question]} options={audiences} nameOf={(a) => texts.settings.privacy.audiences[a]} onChange={(audience) => change({ [question]: audience })} />
      ))}
    </div>
  );
}
