import { KINDS, type Kind, type Storage, type Write } from "./storage.js";

const VERSION = 1;

/** Keeps everything in one database of the browser. */
export async function openIndexedDb(factory: IDBFactory, name: string): Promise<Storage> {
  const opening = factory.open(name, VERSION);
  opening.onupgradeneeded = () => {
    // What is kept can be had again, but for the outbox, whose shape therefore never changes: a newer version adds what it lacks.
    for (const kind of KINDS) if (!opening.result.objectStoreNames.contains(kind)) opening.result.createObjectStore(kind);
  };
  const database = await answerOf(opening);

  // Another tab has a newer version of the app: let it in.
  database.onversionchange = () => database.close();
  return new IndexedDbStorage(database);
}

class IndexedDbStorage implements Storage {
  constructor(private readonly database: IDBDatabase) {}

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
    this.database.close();
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
