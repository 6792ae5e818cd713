import { memo } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Spinner } from "../ui/Spinner";
import "./connection.css";

const patience = 1500;

/** Says that what is shown may be old. A connection that comes back soon is not worth a word. */
export const ConnectionBanner = memo(function ConnectionBanner() {
  const texts = useTexts();
  const connection = useReadable(useClient().connection);
  const [isShown, setIsShown] = useState(false);
  const isLive = connection === "live";

  useEffect(() => {
    if (isLive) return setIsShown(false);
    const timer = setTimeout(() => setIsShown(true), patience);
    return () => clearTimeout(timer);
  }, [isLive]);

  return (
    <div class="connection" role="status">
      {isShown && !isLive && (
        <p>
          {connection !== "offline" && <Spinner />}
          {texts.shell.connection[connection]}
        </p>
      )}
    </div>
  );
});
