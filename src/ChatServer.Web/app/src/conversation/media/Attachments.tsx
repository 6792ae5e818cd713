import type { Item, Media, Upload } from "@chatserver/engine";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { useKept } from "../keptRows";
import { AudioPlayer } from "./AudioPlayer";
import { FileCard } from "./FileCard";
import { Picture } from "./Picture";
import { Sending } from "./Sending";
import "./media.css";

const Lightbox = lazy(() => import("./Lightbox").then((m) => m.Lightbox));

const isVisual = (media: Media) => media.kind === "image" || media.kind === "video";

/** What goes with a message: pictures and videos in a grid, the rest beneath one another. */
export function Attachments({ item }: { item: Item }) {
  const [shown, setShown] = useState<number | null>(null);
  useKept(item.key, shown !== null);
  const visual = item.message.media.filter(isVisual);
  const others = item.message.media.filter((m) => !isVisual(m));

  return (
    <>
      {visual.length > 0 && (
        <div class={`pictures pictures-${Math.min(visual.length, 4)}`}>
          {visual.slice(0, 4).map((media, i) => (
            <Picture key={media.id} media={media} isAlone={visual.length === 1} more={i === 3 ? visual.length - 4 : 0} onOpen={() => setShown(i)} />
          ))}
        </div>
      )}
      {others.map((media) => (media.kind === "audio" && media.status !== "failed" ? <AudioPlayer key={media.id} media={media} rowKey={item.key} /> : <FileCard key={media.id} media={media} />))}
      {item.uploads.map((upload: Upload) => <Sending key={upload.id} upload={upload} />)}
      {shown !== null && <Suspense fallback={null}><Lightbox media={visual} at={shown} onClose={() => setShown(null)} /></Suspense>}
    </>
  );
}
