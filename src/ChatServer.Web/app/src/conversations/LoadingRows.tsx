import { useTexts } from "../lib/texts";

/** In the places where conversations will be, so that nothing jumps. Appears late: mostly they are there at once. */
export function LoadingRows() {
  const texts = useTexts();
  return (
    <div class="loading-rows" role="status" aria-label={texts.common.loading}>
      {Array.from({ length: 8 }, (_, i) => (
        <div key={i} class="loading-row"><span /><div><i /><i /></div></div>
      ))}
    </div>
  );
}
