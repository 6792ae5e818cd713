// Usage: node upload-killed.mjs ADDRESS PID, which kills the server in the middle of an upload and prints what is needed to go on;
// then, when there is a server again: node upload-killed.mjs ADDRESS resume TOKEN PATH.
import assert from "node:assert/strict";
import { Cable } from "./cable.mjs";
import { byFetch, Person } from "./person.mjs";
import { contentOf, file, hashOf, upload } from "./upload.mjs";

const [server, pid, token, path] = process.argv.slice(2);
const bytes = file(48 * 1024 * 1024);

if (pid === "resume") await resume(Object.assign(new Person(server, {}, byFetch), { token }));
else await begin(await Person.signUp(server, "Ada"));

async function begin(ada) {
  let url;
  const cable = await Cable.lay(server);
  cable.cutAfter(bytes.length * 0.8, () => process.kill(Number(pid), "SIGKILL"));
  const failure = await upload(ada, bytes, {
    endpoint: `${cable.address}/api/v1/uploads`,
    retryDelays: null,
    onBeforeRequest(request) {
      if (request.getMethod() === "PATCH") url = request.getURL();
    },
  }).catch((error) => error);
  cable.close();
  assert.ok(failure instanceof Error && url, "It was not in the middle.");
  console.log(JSON.stringify({ token: ada.token, path: new URL(url).pathname }));
}

async function resume(ada) {
  const id = path.split("/").at(-1);
  let sent = 0;
  const { offset } = await ada.get(`/uploads/${id}`);
  assert.ok(offset >= 16 * 1024 * 1024 && offset < bytes.length, `${offset} bytes were safe.`);

  await upload(ada, bytes, { uploadUrl: server + path, onProgress: (upTo) => (sent = sent || upTo) });

  assert.ok(sent >= offset, `It began anew, at ${sent}.`);
  assert.equal(await hashOf(await contentOf(ada, id)), await hashOf([bytes]));
}
