import { useTexts } from "../lib/texts";
import { fullTime } from "../lib/times";
import { useView } from "./context";

/** In the composer's place where one may not write. */
export function WhyNot() {
  const texts = useTexts();
  const { silencedUntil, summary, rights } = useView();
  const why = summary?.kind !== "channel" ? texts.composer.notAllowed : rights.reply ? texts.composer.channel : texts.composer.channelReact;
  return <p class="composer-none">{silencedUntil ? texts.composer.silenced(fullTime(silencedUntil)) : why}</p>;
}
