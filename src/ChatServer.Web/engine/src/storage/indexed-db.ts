import { KINDS, type Kind, type Storage, type Write } from "./storage.js";

const VERSION = 1;

/** Keeps everything in one database of the browser. */
export async function openIndexedDb(factory: IDBFactory, name: string): Promise<Storage> {
  return new IndexedDbStorage(await openDatabase(factory, name), () => openDatabase(factory, name));
}

async function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const opening = factory.open(name, VERSION);
  opening.onupgradeneeded = () => {
    // What is kept can be had again, but for the outbox, whose shape therefore never changes: a newer version adds what it lacks.
    for (const kind of KINDS) if (!opening.result.objectStoreNames.contains(kind)) opening.result.createObjectStore(kind);
  };
  const database = await answerOf(opening);

  // Another tab has a newer version of the app: let it in.
  database.onversionchange = () => database.close();
  return database;
}

class IndexedDbStorage implements Storage {
  constructor(private database: IDBDatabase, reopen: () => Promise<IDBDatabase>) {
    this.#follow(reopen);
  }

  read<T>(kind: Kind, key: string): Promise<T | undefined> {
    return answerOf<T | undefined>(this.#store(kind).get(key));
  }

  all<T>(kind: Kind): Promise<T[]> {
    return answerOf<T[]>(this.#store(kind).getAll());
  }

  write(writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return Promise.resolve();
    return this.#change((store) => {
      for (const { kind, key, value } of writes) {
        if (value === undefined) store(kind).delete(key);
        else store(kind).put(value, key);
      }
    });
  }

  clear(): Promise<void> {
    return this.#change((store) => {
      for (const kind of KINDS) store(kind).clear();
    });
  }

  close(): void {
    this.database.onclose = null;
    this.database.close();
  }

  /** The browser closes it when it lacks room, or somebody clears what it keeps: what is asked of it until it is open again fails. */
  #follow(reopen: () => Promise<IDBDatabase>): void {
    this.database.onclose = () => void reopen().then((database) => {
      this.database = database;
      this.#follow(reopen);
    }, () => {});
  }

  #store(kind: Kind): IDBObjectStore {
    return this.database.transaction(kind, "readonly").objectStore(kind);
  }

  #change(work: (store: (kind: Kind) => IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(KINDS, "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      work((kind) => transaction.objectStore(kind));
    });
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
