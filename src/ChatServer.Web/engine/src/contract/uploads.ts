// What an app sees of files.

import type { ProblemError } from "../problem-error.js";
import type { Readable } from "../readable.js";
import type { Media } from "../wire.js";

export interface UploadState {
  status: "waiting" | "uploading" | "done" | "failed";
  sentBytes: number;
  mediaId: string | null;
  problem?: ProblemError;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly file: Blob;
  readonly state: Readable<UploadState>;
}

export interface Uploads {
  /** Uploads in pieces, on over failures and reloads, until it is done, failed for good, or cancelled. */
  start(file: Blob, options?: { name?: string; sensitive?: boolean }): Upload;
  retry(id: string): void;
  cancel(id: string): void;
}

export interface MediaAddresses {
  /** Where image and video tags find it, for the next minutes. Variants are such as "160", "480.jpg" or "poster"; none is the file itself. */
  address(mediaId: string, variant?: string): Promise<string | null>;

  /** What is known about it now, with addresses; `reveal` also of what is sensitive. */
  read(mediaId: string, options?: { reveal?: boolean }): Promise<Media>;
}
