import { type ComponentType, type FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Button } from "../ui/Button";
import { useToast } from "../ui/toasts";
import { useTexts } from "./texts";

interface Part {
  /** What opened it, and is told when it cannot be shown. */
  onClose?: () => void;
}

/** A component that comes when it is first shown, within a Suspense. What could not be loaded is said, and asked for again the next time. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let Loaded: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  let hasFailed = false;

  const begin = () => {
    loading ??= load().then((component) => void (Loaded = component), () => void (hasFailed = true));
    return loading;
  };
  const again = () => {
    loading = undefined;
    hasFailed = false;
  };

  return function Later(props: P) {
    if (Loaded) return <Loaded {...props} />;
    if (hasFailed) return <Missing {...(props as Part)} onGone={again} />;
    throw begin();
  };
}

function Missing({ onClose, onGone }: Part & { onGone: () => void }) {
  const { missing, reload } = useTexts().shell;
  const toast = useToast();
  useEffect(() => {
    if (onClose) {
      toast(missing);
      onClose();
    }
    return onGone;
  }, []);

  if (onClose) return null;
  return <div class="nothing" role="alert"><p>{missing}</p><Button onClick={() => location.reload()}>{reload}</Button></div>;
}
