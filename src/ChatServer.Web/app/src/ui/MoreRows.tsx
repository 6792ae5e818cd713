import { sayProblem } from "../lib/problems";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import type { Pages } from "../lib/usePages";
import { Button } from "./Button";
import { Spinner } from "./Spinner";

/** What stands beneath a list: that more is there, that it is coming, or why it did not. */
export function MoreRows<T>({ pages, nothing }: { pages: Pages<T>; nothing: string }) {
  const texts = useTexts();
  const more = useScreenTexts().more;
  if (pages.problem) return <div class="nothing"><p role="alert">{sayProblem(pages.problem, texts)}</p><Button onClick={pages.again}>{texts.common.retry}</Button></div>;
  if (pages.isLoading) return <div class="dialog-wait" role="status" aria-label={texts.common.loading}><Spinner /></div>;
  if (pages.items?.length === 0) return <p class="people-none" role="status">{nothing}</p>;
  return pages.hasMore ? <div class="rows-more"><Button look="plain" onClick={pages.more}>{more}</Button></div> : null;
}
