import type { HttpStack, Upload as TusUpload } from "tus-js-client";
import type { Upload, Uploads, UploadState } from "../contract.js";
import { ProblemError } from "../problem-error.js";
import { Value } from "../readable.js";
import type { Storage } from "../storage/storage.js";
import { uuid } from "../util/uuid.js";
import type { Problem } from "../wire.js";

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
    void this.#uploads.get(id)?.sending?.abort().catch(() => {});
    if (this.#uploads.delete(id)) void this.storage.write([{ kind: "uploads", key: id, value: undefined }]).catch(() => {});
  }

  stop(): void {
    for (const { sending } of this.#uploads.values()) void sending?.abort().catch(() => {});
  }

  async #send(upload: UploadHere): Promise<void> {
    this.#show(upload, { status: "uploading" });
    const { Upload: Sending } = await import("tus-js-client");
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
      onUploadUrlAvailable: () => this.#update(upload, { url: upload.sending?.url ?? null }),
      onProgress: (sentBytes) => this.#show(upload, { sentBytes }),
      onSuccess: () => this.#finish(upload),
      onError: (error) => this.#show(upload, { status: "failed", problem: problemOf(error) }),
    });
    upload.sending.start();
  }

  #finish(upload: UploadHere): void {
    // The media has the id of the upload, which is the last part of its address.
    const mediaId = upload.sending?.url?.split("/").at(-1) ?? null;
    this.#update(upload, { mediaId });
    this.#show(upload, { status: "done", sentBytes: upload.bytes, mediaId });
  }

  #update(upload: UploadHere, change: Partial<KeptUpload>): void {
    upload.kept = { ...upload.kept, ...change };
    void this.#keep(upload);
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
