import type { Api } from "../api/api.js";
import type { MediaAddresses } from "../contract.js";
import type { Media } from "../wire.js";

/** Addresses are good for ten minutes; what is given out now should be good for a while. */
const FRESH_MS = 5 * 60_000;

const MOST_KEPT = 500;

/** Addresses of media for tags, which cannot carry the token. */
export class Addresses implements MediaAddresses {
  #read = new Map<string, { at: number; media: Promise<Media> }>();

  constructor(private readonly api: Api, private readonly now: () => Date) {}

  async address(mediaId: string, variant?: string): Promise<string | null> {
    const media = await this.read(mediaId);
    if (variant === undefined) return media.url;
    return media.variants.find(({ name }) => name === variant)?.url ?? null;
  }

  read(mediaId: string, { reveal = false }: { reveal?: boolean } = {}): Promise<Media> {
    const key = `${mediaId} ${reveal}`;
    const now = this.now().getTime();
    const known = this.#read.get(key);
    if (known && now - known.at < FRESH_MS) return known.media;

    const media = this.api.get("/media/{mediaId}", { path: { mediaId }, query: { reveal } });
    this.#read.delete(key);
    this.#read.set(key, { at: now, media });
    if (this.#read.size > MOST_KEPT) this.#read.delete(this.#read.keys().next().value!); // The oldest.

    // What failed, or is not finished, is asked for again.
    media.then(({ status }) => status === "processing" && this.#read.delete(key), () => this.#read.delete(key));
    return media;
  }
}
