import { ProblemError } from "../problem-error.js";
import type { Problem } from "../wire.js";
import type { Api } from "./api.js";
import { base } from "./paths.js";

interface CallOptions {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;

  /** The page may be gone before the answer: a browser sends up to 64 kB all the same. */
  keepalive?: boolean;
}

export interface RestOptions {
  baseUrl: string;
  fetch: typeof fetch;
  token: () => string | null;

  /** The server does not know this token any more. */
  onUnknownToken: (token: string) => void;
}

/** What is not answered by then will not be: the network went, and the browser does not say so. Files take as long as they take. */
const LONGEST_MS = 30_000;

/** Calls the server by fetch. */
export function createApi(rest: RestOptions): Api {
  const call = (method: string) => (path: string, options: CallOptions = {}) => send(rest, method, path, options);
  const get = call("GET");

  const all = async (path: string, options: CallOptions = {}): Promise<unknown[]> => {
    const items: unknown[] = [];
    for (let cursor: string | undefined; ;) {
      const page = (await get(path, { ...options, query: { limit: 200, ...options.query, cursor } })) as { items: unknown[]; next?: string | null };
      items.push(...page.items);
      if (!page.next) return items;
      cursor = page.next;
    }
  };

  // What the paths promise is checked where they are used; here they are strings.
  return { get, post: call("POST"), put: call("PUT"), patch: call("PATCH"), delete: call("DELETE"), all } as unknown as Api;
}

async function send(rest: RestOptions, method: string, path: string, options: CallOptions): Promise<unknown> {
  const token = rest.token();
  const headers: Record<string, string> = { ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  const isForm = options.body instanceof FormData;
  if (options.body !== undefined && !isForm) headers["content-type"] = "application/json";

  const response = await answerOf(rest.fetch, addressOf(rest.baseUrl, path, options), options.signal, {
    method,
    headers,
    body: options.body === undefined ? null : isForm ? (options.body as FormData) : JSON.stringify(options.body),
    signal: isForm ? (options.signal ?? null) : inTime(options.signal),
    keepalive: options.keepalive ?? false,
  });
  if (response.ok) return response.status === 204 ? undefined : bodyOf(response);

  const problem = await problemOf(response);
  if (problem.code === "not-signed-in" && token) rest.onUnknownToken(token);
  throw problem;
}

function inTime(signal?: AbortSignal): AbortSignal {
  const end = AbortSignal.timeout(LONGEST_MS);
  if (!signal) return end;
  return "any" in AbortSignal ? AbortSignal.any([signal, end]) : signal; // Which browsers of some years ago lack.
}

async function answerOf(fetch: RestOptions["fetch"], url: string, signal: AbortSignal | undefined, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    throw unanswered(cause, signal);
  }
}

/** An answer may end in the middle, too. */
async function bodyOf(response: Response): Promise<unknown> {
  const isPicture = response.headers.get("content-type")?.startsWith("image/");
  try {
    return await (isPicture ? response.blob() : response.json());
  } catch (cause) {
    throw unanswered(cause);
  }
}

function unanswered(cause: unknown, signal?: AbortSignal): ProblemError {
  return signal?.aborted
    ? new ProblemError({ code: "aborted", title: "It was called off." }, { cause })
    : new ProblemError({ code: "network", title: "The server cannot be reached." }, { cause });
}

/** A proxy in between may answer something that is no problem document. */
async function problemOf(response: Response): Promise<ProblemError> {
  const document = (await response.json().catch(() => null)) as Problem | null;
  if (document?.code) return new ProblemError(document);
  return new ProblemError({ code: "unexpected", title: `The answer was ${response.status}.`, status: response.status });
}

function addressOf(baseUrl: string, path: string, { path: places = {}, query = {} }: CallOptions): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(places[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) search.append(name, String(one));
  return `${baseUrl}${base}${filled}${search.size > 0 ? `?${search}` : ""}`;
}
