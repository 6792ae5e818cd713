import { useTexts } from "../lib/texts";
import { useNewVersion } from "../lib/useNewVersion";
import { Button } from "../ui/Button";
import "./new-version.css";

/** Says that there is a new version, and waits until it suits. */
export function NewVersion() {
  const texts = useTexts();
  const begin = useNewVersion();
  return (
    <div class="new-version" role="status">
      {begin && (
        <p>
          {texts.shell.newVersion}
          <Button look="main" onClick={begin}>{texts.shell.reload}</Button>
        </p>
      )}
    </div>
  );
}
