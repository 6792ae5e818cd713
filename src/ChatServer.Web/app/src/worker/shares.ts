const path = "/share";
const cacheName = "share";

/** Other apps share by a form that never leaves the device; the page that follows asks to whom it goes. */
export const isShare = (request: Request, pathname: string): boolean => request.method === "POST" && pathname === path;

/** Keeps what was shared last, for the page; nothing is sent. */
export async function receiveShare(request: Request): Promise<Response> {
  const form = await request.formData();
  const files = form.getAll("files").filter((entry) => entry instanceof File);
  await caches.delete(cacheName);
  const cache = await caches.open(cacheName);
  await Promise.all(files.map((file, i) => cache.put(`${path}/files/${i}`, answerOf(file))));

  const words = new URLSearchParams();
  for (const name of ["title", "text", "url"]) {
    const value = form.get(name);
    if (typeof value === "string" && value) words.set(name, value);
  }
  return Response.redirect(`${path}?${words}`, 303);
}

const answerOf = (file: File): Response =>
  new Response(file, { headers: { "content-type": file.type || "application/octet-stream", "x-name": encodeURIComponent(file.name) } });
