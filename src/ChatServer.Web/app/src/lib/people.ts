import type { Avatar, Card, Presence, Readable } from "@chatserver/engine";
import { useLayoutEffect, useState } from "preact/hooks";
import { useClient } from "./client";
import { useTexts } from "./texts";
import { useReadable } from "./useReadable";

const nobody: Readable<undefined> = { get: () => undefined, subscribe: () => () => {} };

/** Undefined until it is known, and for no id. */
export function useCard(id: string): Card | undefined {
  const { people } = useClient();
  return useReadable<Card | undefined>(id ? people.card(id) : nobody);
}

export const usePresence = (id: string): Presence => useReadable(useClient().people.presence(id));

/** What somebody is called; empty until that is known. */
export function useName(id: string): string {
  const texts = useTexts();
  const card = useCard(id);
  if (!card) return "";
  return card.deleted ? texts.common.deletedPerson : card.displayName;
}

/** Who I am. Only beneath the shell, where somebody is signed in. */
export function useMe() {
  const session = useReadable(useClient().session);
  if (session.state !== "signedIn") throw new Error("Nobody is signed in.");
  return session.me;
}

/** Where an image tag finds an avatar; null while there is nothing to see. What is held for long has no addresses, which end after minutes. */
export function useAvatar(avatar: Avatar | null | undefined): string | null {
  const client = useClient();
  const [found, setFound] = useState<{ mediaId: string; address: string | null } | null>(null);
  const mediaId = avatar?.url ? undefined : avatar?.mediaId;
  const isReady = avatar?.placeholder != null;

  // Before it is drawn, where the address is known.
  useLayoutEffect(() => {
    if (!mediaId || !isReady) return;
    let isWanted = true;
    client.media.address(mediaId, "160").then((address) => isWanted && setFound({ mediaId, address }), () => {});
    return () => void (isWanted = false);
  }, [client, mediaId, isReady]);

  if (avatar?.url) return avatar.url;
  return found && found.mediaId === mediaId ? found.address : null;
}
