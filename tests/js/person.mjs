// Somebody with an account, who talks to the server over HTTP: by fetch, or by curl.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);

export class Person {
  constructor(server, account, transport) {
    Object.assign(this, { server, account, transport });
  }

  /** Somebody new. */
  static async signUp(server, displayName, transport = byFetch) {
    const username = `${displayName.toLowerCase()}-${randomUUID().slice(0, 8)}`;
    const account = { username, email: `${username}@example.org`, password: randomUUID(), displayName };
    const person = new Person(server, account, transport);
    return person.#accept(await person.post("/users", account));
  }

  /** The same person on another device, with a session of its own. */
  async signIn() {
    const { username: login, password } = this.account;
    const person = new Person(this.server, this.account, this.transport);
    return person.#accept(await person.post("/sessions", { login, password }));
  }

  get = (path) => this.call("GET", path);
  post = (path, body = {}) => this.call("POST", path, body);
  put = (path, body) => this.call("PUT", path, body);
  patch = (path, body) => this.call("PATCH", path, body);
  delete = (path) => this.call("DELETE", path);

  send = (conversationId, content, more = {}) =>
    this.post(`/conversations/${conversationId}/messages`, { clientId: randomUUID(), content, ...more });

  /** Uploads a file; answers its id. */
  async upload(file) {
    const form = new FormData();
    form.append("file", new Blob([file]));
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.server}/api/v1/media`, { method: "POST", headers, body: form });
    if (!response.ok) throw new Error(`The upload was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()).id;
  }

  #accept({ user, token }) {
    return Object.assign(this, { id: user.id, token });
  }

  call(method, path, body) {
    return this.transport(`${this.server}/api/v1${path}`, method, this.token, body);
  }

  /** Everything in a list, page after page. */
  async all(path) {
    const items = [];
    for (let cursor = ""; cursor !== null;) {
      const page = await this.get(`${path}${path.includes("?") ? "&" : "?"}limit=200${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }
}

export async function byFetch(url, method, token, body) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw Object.assign(new Error(`${method} ${url} was answered with ${response.status}: ${text}`), { status: response.status });
  return text && JSON.parse(text);
}

export async function byCurl(url, method, token, body) {
  const data = body ? ["-H", "content-type: application/json", "-d", JSON.stringify(body)] : [];
  const authorization = token ? ["-H", `authorization: Bearer ${token}`] : [];
  const { stdout } = await run("curl", ["-sS", "--fail-with-body", "-X", method, url, ...authorization, ...data]);
  return stdout && JSON.parse(stdout);
}
