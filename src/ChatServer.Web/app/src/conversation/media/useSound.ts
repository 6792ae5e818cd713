import type { Media } from "@chatserver/engine";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../../lib/client";

interface Source {
  src: string;
  type?: string;
}

/** A sound to be played whenever somebody wants to: its addresses end after a while, so they are asked for again then. */
export function useSound(media: Media) {
  const client = useClient();
  const audio = useRef<HTMLAudioElement>(null);
  const [sources, setSources] = useState<readonly Source[]>([]);
  const isReady = media.status === "ready";

  /** Whether they are others now. */
  const find = async (): Promise<boolean> => {
    const original = await client.media.address(media.id);
    const everywhere = media.variants.some((v) => v.name === "audio") ? await client.media.address(media.id, "audio") : null;
    const isNew = original !== null && original !== sources[0]?.src;
    if (isNew) setSources([{ src: original, type: media.contentType }, ...(everywhere ? [{ src: everywhere }] : [])]);
    return isNew;
  };
  useEffect(() => {
    if (isReady) find().catch(() => {});
  }, [client, media.id, isReady]);

  // What was played before goes on from where it was, as soon as the element has the new addresses.
  const goOn = useRef<{ at: number; plays: boolean } | null>(null);
  useLayoutEffect(() => {
    if (!audio.current || !goOn.current) return;
    const { at, plays } = goOn.current;
    goOn.current = null;
    audio.current.load();
    audio.current.currentTime = at;
    if (plays) audio.current.play().catch(() => {});
  }, [sources]);

  const renew = async (plays: boolean): Promise<boolean> => {
    goOn.current = { at: audio.current!.currentTime, plays };
    const isNew = await find().catch(() => false); // What has come already can be heard without a network, too.
    if (!isNew) goOn.current = null;
    return isNew;
  };
  const play = async () => {
    if (!(await renew(true))) await audio.current!.play();
  };

  /** For the element's own trouble, such as an address that ended between two of its pieces. */
  const onError = () => void renew(!audio.current!.paused);
  return { audio, sources, play, onError };
}
