import { expect, test, vi } from "vitest";
import { createApi } from "../src/api/rest.js";
import { ProblemError } from "../src/index.js";

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

/** An API whose server answers so, and what it was asked. */
function apiAnswering(answer: (url: string) => Response | Promise<Response>) {
  const asked: { url: string; request: RequestInit }[] = [];
  const unknownTokens: string[] = [];
  const api = createApi({
    baseUrl: "https://chat.example",
    fetch: async (url, request = {}) => {
      asked.push({ url: String(url), request });
      return answer(String(url));
    },
    token: () => "secret",
    onUnknownToken: (token) => unknownTokens.push(token),
  });
  return { api, asked, unknownTokens };
}

test("Places in paths are escaped, and parameters that are not given are left out", async () => {
  const { api, asked } = apiAnswering(() => json({ items: [] }));

  await api.get("/messages/{messageId}/reactions/{emoji}", { path: { messageId: "1", emoji: "a/b:c" }, query: { limit: 5, cursor: undefined } });

  expect(asked[0]?.url).toBe("https://chat.example/api/v1/messages/1/reactions/a%2Fb%3Ac?limit=5");
  expect(asked[0]?.request.headers).toEqual({ authorization: "Bearer secret" });
});

test("A list is read page after page", async () => {
  const { api, asked } = apiAnswering((url) => json(url.includes("cursor=next") ? { items: [2], next: null } : { items: [1], next: "next" }));

  expect(await api.all("/bookmarks")).toEqual([1, 2]);
  expect(asked.map(({ url }) => url.split("?")[1])).toEqual(["limit=200", "limit=200&cursor=next"]);
});

test("A refusal is thrown as the problem that it is", async () => {
  const refusal = { code: "title-too-long", title: "Too long", status: 400, errors: { title: ["At most 200."] } };
  const { api } = apiAnswering(() => json(refusal, 400));

  const refused = await api.post("/conversations", { body: { kind: "group", memberIds: [] } }).catch((problem: ProblemError) => problem);

  expect(refused).toMatchObject({ code: "title-too-long", status: 400, isPassing: false, errors: { title: ["At most 200."] } });
});

test("A token that the server does not know any more is told to whoever keeps it", async () => {
  const { api, unknownTokens } = apiAnswering(() => json({ code: "not-signed-in", title: "Sign in", status: 401 }, 401));

  await expect(api.get("/users/me")).rejects.toMatchObject({ code: "not-signed-in" });

  expect(unknownTokens).toEqual(["secret"]);
});

test.each([
  ["no answer", () => Promise.reject(new TypeError("Failed to fetch")), "network"],
  ["an answer that ends in the middle", () => new Response('{"items":['), "network"],
  ["a page of a proxy", () => new Response("<h1>Bad gateway</h1>", { status: 502 }), "unexpected"],
])("What may succeed later is passing: %s", async (_, answer, code) => {
  const { api } = apiAnswering(answer);

  await expect(api.get("/conversations")).rejects.toMatchObject({ code, isPassing: true });
});

test("What is not answered in time is called off, and may succeed later; files take as long as they take", async () => {
  const ends: AbortController[] = [];
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    ends.push(new AbortController());
    return ends.at(-1)!.signal;
  });
  const { api, asked } = apiAnswering(() => new Promise((_, reject) => {
    asked.at(-1)!.request.signal?.addEventListener("abort", () => reject(new DOMException("Too late", "TimeoutError")));
  }));

  for (const signal of [undefined, new AbortController().signal]) {
    const answer = api.get("/conversations", signal && { signal });
    ends.at(-1)!.abort();
    await expect(answer).rejects.toMatchObject({ code: "network", isPassing: true });
  }
  void (api.post as (path: string, options: object) => Promise<unknown>)("/media", { body: new FormData() });
  expect(asked.at(-1)?.request.signal).toBeNull();
  expect(timeout).toHaveBeenCalledTimes(2);
  timeout.mockRestore();
});

test("A picture is answered as it came", async () => {
  const { api } = apiAnswering(() => new Response("<svg/>", { headers: { "content-type": "image/svg+xml" } }));

  const picture = await api.get("/invitations/{token}/qr.svg", { path: { token: "1" } });

  expect(await picture.text()).toBe("<svg/>");
  expect(picture.type).toBe("image/svg+xml");
});
