// Uploads in pieces, by the official client.
import { createHash } from "node:crypto";
import * as tus from "tus-js-client";

/** Always the same bytes, of which no two parts are alike. */
export function file(size) {
  const blocks = [];
  for (let i = 0; i * 32 < size; i++) blocks.push(createHash("sha256").update(`block ${i}`).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

/** Ends with the upload when it is whole. */
export function upload(person, bytes, options) {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(bytes, {
      endpoint: `${person.server}/api/v1/uploads`,
      headers: { Authorization: `Bearer ${person.token}` },
      retryDelays: [100, 300, 1000, 3000],
      onError: reject,
      onSuccess: () => resolve(upload),
      ...options,
    });
    upload.start();
  });
}

/** The content of a media, piece by piece. */
export async function contentOf(person, mediaId) {
  const response = await fetch(`${person.server}/api/v1/media/${mediaId}/content?reveal=true`, { headers: { authorization: `Bearer ${person.token}` } });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.body;
}

export async function hashOf(pieces) {
  const hash = createHash("sha256");
  for await (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
