const place = "reloaded";

/**
 * The server may have a newer client, in which a part that is asked for has another name: then the page begins anew. Once for a build, since
 * what is still missing then is missing for another reason, and only where there is a network to begin anew from.
 */
export function reloadForNewBuild(build: string): void {
  addEventListener("vite:preloadError", () => {
    if (!navigator.onLine || sessionStorage.getItem(place) === build) return;
    sessionStorage.setItem(place, build);
    location.reload();
  });
}
