import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";

/** Uploads by fetch: Node has no XMLHttpRequest. */
export class FetchStack implements HttpStack {
  createRequest(method: string, url: string): HttpRequest {
    return new FetchRequest(method, url);
  }

  getName(): string {
    return "FetchStack";
  }
}

class FetchRequest implements HttpRequest {
  #headers: Record<string, string> = {};
  #aborted = new AbortController();

  constructor(private readonly method: string, private readonly url: string) {}

  getMethod = (): string => this.method;
  getURL = (): string => this.url;
  getHeader = (name: string): string | undefined => this.#headers[name];
  setHeader = (name: string, value: string): void => void (this.#headers[name] = value);
  setProgressHandler = (): void => {};
  getUnderlyingObject = (): null => null;

  async send(body: Blob | null = null): Promise<HttpResponse> {
    const response = await fetch(this.url, { method: this.method, headers: this.#headers, body, signal: this.#aborted.signal });
    const text = await response.text();
    return {
      getStatus: () => response.status,
      getHeader: (name) => response.headers.get(name) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  async abort(): Promise<void> {
    this.#aborted.abort();
  }
}
