import { ArrowLeft } from "lucide-preact";
import { Link } from "wouter-preact";
import { useTexts } from "../lib/texts";
import { useListPath } from "./listPath";

/** The way back from what has no bar of its own, where the list is not beside it. */
export function BackBar() {
  const texts = useTexts();
  const back = useListPath();
  return <header class="bar bar-line only-narrow"><Link href={back} replace class="icon-button" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link></header>;
}
