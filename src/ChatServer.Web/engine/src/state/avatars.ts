import type { Avatar } from "../wire.js";

/** The same with an avatar that has no addresses: they end after minutes, and this is held for longer. */
export function withoutAddresses<T extends { avatar: Avatar | null }>(shown: T): T {
  const { avatar } = shown;
  return avatar?.url || avatar?.largeUrl ? { ...shown, avatar: { ...avatar, url: null, largeUrl: null } } : shown;
}
