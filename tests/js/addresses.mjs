const ADDRESSES = ["url", "largeUrl"];

/** Addresses of files are for one reader and a short time; what goes to everybody has none. So an app keeps none. */
export function withoutAddresses(view) {
  return JSON.parse(JSON.stringify(view), (name, value) => (ADDRESSES.includes(name) && value?.startsWith("/api/v1/media/") ? null : value));
}
