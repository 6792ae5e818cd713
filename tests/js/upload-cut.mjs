// Usage: node upload-cut.mjs ADDRESS. tus-js-client uploads a file over a connection that is cut five times.
import assert from "node:assert/strict";
import { Cable } from "./cable.mjs";
import { Person } from "./person.mjs";
import { contentOf, file, upload } from "./upload.mjs";

const CUTS = 5;

const server = process.argv[2];
const ada = await Person.signUp(server, "Ada");
const cable = await Cable.lay(server);
const bytes = file(24 * 1024 * 1024);

let cuts = 0;
const offsets = [];
const done = await upload(ada, bytes, {
  endpoint: `${cable.address}/api/v1/uploads`,
  metadata: { filename: "Größe.bin", sensitive: "true" },
  onBeforeRequest(request) {
    if (request.getMethod() !== "PATCH" || cuts === CUTS) return;
    cuts++;
    cable.cutAfter(3 * 1024 * 1024);
  },
  onAfterResponse(request, response) {
    if (request.getMethod() === "HEAD" && response.getStatus() === 200) offsets.push(Number(response.getHeader("Upload-Offset")));
  },
});
cable.close();

const id = done.url.split("/").at(-1);
const media = await ada.get(`/media/${id}`);
assert.ok(offsets.length >= CUTS && offsets.at(-1) > 0, `It went on at ${offsets}.`);
assert.deepEqual([media.bytes, media.fileName, media.sensitive], [bytes.length, "Größe.bin", true]);
assert.ok(bytes.equals(await contentOf(ada, id)));
console.log(`${bytes.length} bytes, ${cuts} cuts; it went on at ${offsets.join(", ")}.`);
