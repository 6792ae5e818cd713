import type { AnswerOf } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { Spinner } from "../../ui/Spinner";

type Sticker = NonNullable<AnswerOf<"get", "/sets/{setId}">["items"]>[number];
type StickerSet = { title: string | null; items: readonly Sticker[] };

/** The stickers of one's own sets and those of one's groups; one touch sends one. */
export function Stickers({ onChoose }: { onChoose: (mediaId: string) => void }) {
  const texts = useConversationTexts().stickers;
  const sets = useStickers();
  if (!sets) return <div class="dialog-wait"><Spinner /></div>;
  if (sets.length === 0) return <p class="emoji-none" role="status">{texts.none}</p>;

  return (
    <div class="emoji-all" tabIndex={0} role="group" aria-label={texts.title}>
      {sets.map(({ title, items }, i) => (
        <section key={i}>
          <h3 class="stickers-title"><bdi>{title}</bdi></h3>
          <div class="stickers">
            {items.map(({ name, mediaId, url }) => url && <button key={name} type="button" title={`:${name}:`} aria-label={name.replaceAll("_", " ")} onClick={() => onChoose(mediaId)}><img src={url} alt="" loading="lazy" /></button>)}
          </div>
        </section>
      ))}
    </div>
  );
}

function useStickers(): readonly StickerSet[] | null {
  const { api } = useClient();
  const [sets, setSets] = useState<readonly StickerSet[] | null>(null);
  useEffect(() => {
    const load = async () => {
      const all = await api.all("/sets", { query: { kind: "sticker" } });
      const full = await Promise.all(all.map(({ id }) => api.get("/sets/{setId}", { path: { setId: id } })));
      setSets(full.flatMap(({ title, items }) => (items?.length ? [{ title, items }] : [])));
    };
    load().catch(() => setSets([]));
  }, [api]);
  return sets;
}
