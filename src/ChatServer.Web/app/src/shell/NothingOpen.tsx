import { useTexts } from "../lib/texts";
import { Logo } from "../ui/Logo";

/** The wide pane while nothing is opened. */
export function NothingOpen() {
  const texts = useTexts();
  return (
    <div class="nothing">
      <Logo />
      <h2>{texts.shell.nothingOpen}</h2>
      <p>{texts.shell.nothingOpenText}</p>
    </div>
  );
}
