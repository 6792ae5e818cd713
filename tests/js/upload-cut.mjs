// Usage: node upload-cut.mjs ADDRESS [FILE PID]. tus-js-client uploads a file, of 24 MiB unless another is given, over a connection that
// is cut five times. Of the server with this process id the last line of the output says how much its memory grew meanwhile.
import assert from "node:assert/strict";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { Cable } from "./cable.mjs";
import { Person } from "./person.mjs";
import { contentOf, file, hashOf, upload } from "./upload.mjs";

const CUTS = 5;

const [server, path, pid] = process.argv.slice(2);
const ada = await Person.signUp(server, "Ada");
const cable = await Cable.lay(server);
const content = () => (path ? createReadStream(path) : file(24 * 1024 * 1024));
const size = path ? statSync(path).size : content().length;

const memoryBefore = memory();
let mostMemory = memoryBefore;
const watch = setInterval(() => (mostMemory = Math.max(mostMemory, memory())), 50);
const begun = Date.now();
let cuts = 0;
const offsets = [];
const done = await upload(ada, content(), {
  endpoint: `${cable.address}/api/v1/uploads`,
  metadata: { filename: "Größe.bin", sensitive: "true" },
  onBeforeRequest(request) {
    if (request.getMethod() !== "PATCH" || cuts === CUTS) return;
    cuts++;
    cable.cutAfter(size / 8);
  },
  onAfterResponse(request, response) {
    if (request.getMethod() === "HEAD" && response.getStatus() === 200) offsets.push(Number(response.getHeader("Upload-Offset")));
  },
});
const seconds = (Date.now() - begun) / 1000;
clearInterval(watch);
cable.close();

const id = done.url.split("/").at(-1);
const media = await ada.get(`/media/${id}`);
assert.ok(offsets.length >= CUTS && offsets.at(-1) > 0, `It went on at ${offsets}.`);
assert.deepEqual([media.bytes, media.fileName, media.sensitive], [size, "Größe.bin", true]);
assert.equal(await hashOf(await contentOf(ada, id)), await hashOf(path ? content() : [content()]));
console.log(`${size} bytes in ${seconds} s, ${cuts} cuts; it went on at ${offsets.join(", ")}.`);
if (pid) console.log(`The memory of ${pid} grew by ${mostMemory - memoryBefore} KiB.`);

function memory() {
  return pid && Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
}
