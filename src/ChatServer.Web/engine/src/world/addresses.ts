import type { Api } from "../api/api.js";
import type { MediaAddresses } from "../contract.js";
import type { Avatar, Media } from "../wire.js";

/** Addresses are good for ten minutes; what is given out now should be good for a while. */
const FRESH_MS = 5 * 60_000;

const MOST_KEPT = 500;

/** Addresses of media for tags, which cannot carry the token. */
export class Addresses implements MediaAddresses {
  #read = new Map<string, { at: number; media: Promise<Media> }>();
  #avatars = new Map<string, { at: number; avatar: Avatar }>();

  constructor(private readonly api: Api, private readonly now: () => Date) {}

  /** Remembers those that the server has just given with somebody's card, so that many people's are not asked for one by one. */
  know(avatar: Avatar | null): void {
    if (avatar?.url) keep(this.#avatars, avatar.mediaId, { at: this.now().getTime(), avatar });
  }

  async address(mediaId: string, variant?: string): Promise<string | null> {
    const known = this.#avatars.get(mediaId);
    if (known && variant === "160" && this.#isFresh(known)) return known.avatar.url;
    const media = await this.read(mediaId);
    if (variant === undefined) return media.url;
    return media.variants.find(({ name }) => name === variant)?.url ?? null;
  }

  read(mediaId: string, { reveal = false }: { reveal?: boolean } = {}): Promise<Media> {
    const key = `${mediaId} ${reveal}`;
    const known = this.#read.get(key);
    if (known && this.#isFresh(known)) return known.media;

    const media = this.api.get("/media/{mediaId}", { path: { mediaId }, query: { reveal } });
    keep(this.#read, key, { at: this.now().getTime(), media });

    // What failed, or is not finished, is asked for again.
    media.then(({ status }) => status === "processing" && this.#read.delete(key), () => this.#read.delete(key));
    return media;
  }

  #isFresh({ at }: { at: number }): boolean {
    return this.now().getTime() - at < FRESH_MS;
  }
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!); // The oldest.
}
