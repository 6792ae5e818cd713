import { useMemo } from "preact/hooks";
import { useClient } from "../lib/client";
import { useReadable } from "../lib/useReadable";

/** The channels that I am in, as the list of conversations knows them. */
export function useMyChannels(): ReadonlySet<string> {
  const conversations = useReadable(useClient().conversations);
  return useMemo(() => new Set(conversations?.filter((c) => c.kind === "channel").map((c) => c.id)), [conversations]);
}
