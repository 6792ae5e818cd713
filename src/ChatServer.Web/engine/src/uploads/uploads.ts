import type { HttpStack, Upload as TusUpload } from "tus-js-client";
import type { Upload, Uploads, UploadState } from "../contract.js";
import { ProblemError } from "../problem-error.js";
import { Value } from "../readable.js";
import type { Storage } from "../storage/storage.js";
import { uuid } from "../util/uuid.js";
import type { Problem } from "../wire.js";

/** So long a file that no message names may still be in somebody's hands, in another tab. */
const LEFT_MS = 24 * 60 * 60_000;

const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000];

export interface KeptUpload {
  id: string;
  file: Blob;
  name: string;
  sensitive: boolean;

  /** Where its pieces go; null before the first. */
  url: string | null;
  mediaId: string | null;
  at: number;
}

/** A file on its way, in whichever tab it is. */
class UploadHere implements Upload {
  readonly state: Value<UploadState>;
  sending: TusUpload | undefined;

  /** Ends the sending, however it went. */
  end: () => void = () => {};

  constructor(public kept: KeptUpload) {
    const { mediaId, file } = kept;
    this.state = new Value<UploadState>({ status: mediaId ? "done" : "waiting", sentBytes: mediaId ? file.size : 0, mediaId });
  }

  get id(): string {
    return this.kept.id;
  }

  get name(): string {
    return this.kept.name;
  }

  get contentType(): string {
    return this.kept.file.type;
  }

  get bytes(): number {
    return this.kept.file.size;
  }

  get file(): Blob {
    return this.kept.file;
  }
}

interface Ways {
  baseUrl: string;
  token: string;
  now: () => Date;

  /** So that of several tabs only one sends it. */
  locks: Pick<LockManager, "request"> | undefined;

  /** How requests reach the server, where that is not a browser. */
  httpStack?: HttpStack | undefined;
}

/** Uploads in pieces. The file is kept until it is sent or cancelled, so that a reload goes on where it was. */
export class FileUploads implements Uploads {
  #uploads = new Map<string, UploadHere>();

  constructor(private readonly ways: Ways, private readonly storage: Storage, private readonly onChange: () => void) {}

  get(id: string): Upload | undefined {
    return this.#uploads.get(id);
  }

  start(file: Blob, { name = file instanceof File ? file.name : "file", sensitive = false }: { name?: string; sensitive?: boolean } = {}): Upload {
    const upload = new UploadHere({ id: uuid(), file, name, sensitive, url: null, mediaId: null, at: this.ways.now().getTime() });
    this.#uploads.set(upload.id, upload);
    void this.#keep(upload);
    void this.#send(upload);
    return upload;
  }

  retry(id: string): void {
    const upload = this.#uploads.get(id);
    if (upload?.state.get().status === "failed") void this.#send(upload);
  }

  /** Nobody wants it any more: what has arrived is forgotten by the server by itself. */
  cancel(id: string): void {
    const upload = this.#uploads.get(id);
    if (!upload) return;
    this.forget(id);
    this.#show(upload, { status: "failed", problem: new ProblemError({ code: "cancelled", title: "It was cancelled." }) });
  }

  /** Takes one up that another tab has begun, or an earlier page. */
  async resume(id: string): Promise<Upload | undefined> {
    const known = this.#uploads.get(id);
    if (known) return known;
    const kept = await this.storage.read<KeptUpload>("uploads", id);
    if (!kept || this.#uploads.has(id)) return this.#uploads.get(id);
    const upload = new UploadHere(kept);
    this.#uploads.set(id, upload);
    this.onChange();
    if (!kept.mediaId) void this.#send(upload);
    return upload;
  }

  /** The media of these, once all are done; throws the problem of one that failed. */
  async mediaOf(ids: readonly string[], signal: AbortSignal): Promise<string[]> {
    return Promise.all(ids.map(async (id) => {
      const upload = await this.resume(id);
      if (!upload) throw new ProblemError({ code: "upload-lost", title: "The file is not here any more.", status: 410 });
      if (upload.state.get().problem?.isPassing) this.retry(id);
      return mediaIdOf(upload, signal);
    }));
  }

  /** It went with its message, or goes with none. */
  forget(id: string): void {
    const upload = this.#uploads.get(id);
    this.#uploads.delete(id);
    if (upload) this.#callOff(upload);

    // Another tab may have taken it up, or an earlier page.
    void this.storage.write([{ kind: "uploads", key: id, value: undefined }]).catch(() => {});
  }

  /** Forgets what is left over of pages that are gone: what none of these names, and nobody has begun lately. */
  async sweep(named: ReadonlySet<string>): Promise<void> {
    const since = this.ways.now().getTime() - LEFT_MS;
    for (const { id, at } of await this.storage.all<KeptUpload>("uploads"))
      if (at < since && !named.has(id) && !this.#uploads.has(id)) this.forget(id);
  }

  stop(): void {
    for (const upload of this.#uploads.values()) this.#callOff(upload);
    this.#uploads.clear();
  }

  #callOff({ sending, end }: UploadHere): void {
    void sending?.abort().catch(() => {});
    end();
  }

  async #send(upload: UploadHere): Promise<void> {
    this.#show(upload, { status: "uploading" });
    const { locks } = this.ways;
    const send = () => this.#sendNow(upload);
    const sending = locks ? locks.request(`upload ${upload.id}`, {}, send) : send();
    await sending.catch((failure: unknown) => this.#show(upload, { status: "failed", problem: problemOf(failure) }));
  }

  async #sendNow(upload: UploadHere): Promise<void> {
    // How far another tab came before this one's turn.
    const kept = await this.storage.read<KeptUpload>("uploads", upload.id).catch(() => undefined);
    if (!this.#uploads.has(upload.id)) return;
    upload.kept = { ...upload.kept, ...(kept && { url: kept.url, mediaId: kept.mediaId }) };
    const { mediaId } = upload.kept;
    if (mediaId) this.#show(upload, { status: "done", sentBytes: upload.bytes, mediaId });
    else await this.#upload(upload);
  }

  /** Until it is done, failed or called off. */
  async #upload(upload: UploadHere): Promise<void> {
    const { Upload: Sending } = await import("tus-js-client");
    if (!this.#uploads.has(upload.id)) return;
    const ended = new Promise<void>((resolve) => { upload.end = resolve; });
    const { kept } = upload;
    const { baseUrl, token, httpStack } = this.ways;
    upload.sending = new Sending(kept.file, {
      endpoint: `${baseUrl}/api/v1/uploads`,
      uploadUrl: kept.url,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { filename: kept.name, sensitive: String(kept.sensitive) },
      retryDelays: RETRY_MS,
      ...(httpStack && { httpStack }),
      storeFingerprintForResuming: false, // It is kept here, with its file.
      onUploadUrlAvailable: () => void this.#update(upload, { url: upload.sending?.url ?? null }),
      onProgress: (sentBytes) => this.#show(upload, { sentBytes }),
      onSuccess: () => void this.#finish(upload),
      onError: (error) => {
        this.#show(upload, { status: "failed", problem: problemOf(error) });
        upload.end();
      },
    });
    upload.sending.start();
    await ended;
  }

  async #finish(upload: UploadHere): Promise<void> {
    // The media has the id of the upload, which is the last part of its address.
    const mediaId = upload.sending?.url?.split("/").at(-1) ?? null;
    this.#show(upload, { status: "done", sentBytes: upload.bytes, mediaId });
    await this.#update(upload, { mediaId });
    upload.end();
  }

  async #update(upload: UploadHere, change: Partial<KeptUpload>): Promise<void> {
    upload.kept = { ...upload.kept, ...change };
    await this.#keep(upload);
  }

  async #keep({ id, kept }: UploadHere): Promise<void> {
    // Where there is no room for it, it is uploaded all the same, but not after a reload.
    if (this.#uploads.has(id)) await this.storage.write([{ kind: "uploads", key: id, value: kept }]).catch(() => {});
  }

  #show(upload: UploadHere, change: Partial<UploadState>): void {
    const { problem: _, ...before } = upload.state.get();
    upload.state.set({ ...before, ...change });
  }
}

function mediaIdOf(upload: Upload, signal: AbortSignal): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const callOff = (): void => settle(() => reject(new ProblemError({ code: "aborted", title: "It was called off." })));
    const look = (): void => {
      const { status, mediaId, problem } = upload.state.get();
      if (status === "done") settle(() => resolve(mediaId!));
      else if (status === "failed") settle(() => reject(problem));
    };
    const end = upload.state.subscribe(look);
    const settle = (how: () => void): void => {
      end();
      signal.removeEventListener("abort", callOff);
      how();
    };
    signal.addEventListener("abort", callOff);
    look();
  });
}

/** Its answer, if there was one, is a problem document. */
function problemOf(error: unknown): ProblemError {
  const response = (error as { originalResponse?: { getBody(): string; getStatus(): number } | null }).originalResponse;
  if (!response) return new ProblemError({ code: "network", title: "The server cannot be reached." }, { cause: error });
  try {
    return new ProblemError(JSON.parse(response.getBody()) as Problem);
  } catch {
    return new ProblemError({ code: "unexpected", title: `The answer was ${response.getStatus()}.`, status: response.getStatus() });
  }
}
