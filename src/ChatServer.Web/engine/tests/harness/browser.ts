// A browser for tests: what is kept in it, and its tabs.

import { IDBFactory } from "fake-indexeddb";
import { createClient, type ChatClient, type Platform, type Readable } from "../../src/index.js";
import { openIndexedDb } from "../../src/storage/indexed-db.js";
import { FetchStack } from "./fetch-stack.js";
import { KINDS } from "../../src/storage/storage.js";

/** Locks as browsers have them, for tabs that are all in one process. */
class Locks {
  #queues = new Map<string, Promise<unknown>>();

  request = ((name: string, { signal }: { signal?: AbortSignal }, run: () => Promise<unknown>): Promise<unknown> => {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const mine = before.then(() => (signal?.aborted ? Promise.reject(signal.reason as Error) : run()));
    this.#queues.set(name, mine.catch(() => {}));
    return mine;
  }) as unknown as LockManager["request"];
}

let browsers = 0;

/** What is kept in one browser. Tabs are clients; each has its own network, which can be cut. */
export class Browser {
  #indexedDB = new IDBFactory();
  readonly locks = new Locks();
  #name = `browser ${++browsers}`;

  constructor(private readonly address: string) {}

  /** Everything that is kept in it. */
  async kept(): Promise<unknown[]> {
    const storage = await openIndexedDb(this.#indexedDB, this.#name);
    return (await Promise.all(KINDS.map((kind) => storage.all(kind)))).flat();
  }

  tab(platform: Partial<Platform> = {}): ChatClient {
    return createClient({
      baseUrl: this.address,
      name: this.#name,
      platform: { openStorage: (name) => openIndexedDb(this.#indexedDB, name), locks: this.locks, httpStack: new FetchStack(), ...platform },
    });
  }
}

/** Waits until a value is as it should be. */
export function until<T>(readable: Readable<T>, isSo: (value: T) => boolean, patienceMs = 90_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (value: T): void => {
      if (!isSo(value)) return;
      end();
      clearTimeout(timer);
      resolve(value);
    };
    const end = readable.subscribe(look);
    const timer = setTimeout(() => {
      end();
      reject(new Error(`It did not come true that ${isSo}: ${JSON.stringify(readable.get())}`));
    }, patienceMs);
    look(readable.get());
  });
}

export interface Person extends ChatClient {
  me: string;
  login: { login: string; password: string };
}

/** Somebody new, signed up in a browser of their own. */
export async function signUp(address: string, displayName: string, browser = new Browser(address)): Promise<Person> {
  const client = browser.tab();
  const username = `${displayName.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`;
  const password = crypto.randomUUID();
  await client.signUp({ username, email: `${username}@example.org`, password, displayName });
  const session = client.session.get();
  if (session.state !== "signedIn") throw new Error("Nobody is signed in.");
  await until(client.connection, (state) => state === "live");
  return Object.assign(client, { me: session.me.id, login: { login: username, password } });
}
