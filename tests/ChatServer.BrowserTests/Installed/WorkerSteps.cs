using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Installed;

/// <summary>What somebody does with the client once its service worker is there.</summary>
internal static class WorkerSteps
{
    /// <summary>It has kept what the client is made of, and answers this page from now on.</summary>
    public static Task WorkerIsReady(this Visitor visitor) => visitor.Page.EvaluateAsync(
        """
        () => navigator.serviceWorker.controller
          ?? new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true }))
        """);

    /// <summary>The page as it is where no worker can be: every part comes over the network.</summary>
    public static async Task WithoutWorker(this Visitor visitor)
    {
        await visitor.WorkerIsReady();
        await visitor.Page.EvaluateAsync("navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))).then(() => {})");
        await visitor.Page.AddInitScriptAsync("delete Navigator.prototype.serviceWorker");
        await visitor.Page.ReloadAsync();
    }

    /// <summary>The list is kept some seconds after it has come.</summary>
    public static Task ListIsKept(this Visitor visitor) => Eventually.IsTrue(
        () => visitor.Page.EvaluateAsync<bool>(
            """
            () => new Promise((resolve) => {
              indexedDB.open("chatserver").onsuccess = ({ target: { result: database } }) => {
                database.transaction("meta").objectStore("meta").get("position").onsuccess = ({ target }) => {
                  database.close();
                  resolve(target.result !== undefined);
                };
              };
            })
            """),
        "the list is kept");

    /// <summary>The paths of everything in the caches.</summary>
    public static Task<string[]> Kept(this Visitor visitor) => visitor.Page.EvaluateAsync<string[]>(
        """
        async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => new URL(url).pathname);
        }
        """);

    /// <summary>As the system does when an app shares files: by a form.</summary>
    public static Task Share(this Visitor visitor, string text, params string[] files) => visitor.Page.EvaluateAsync(
        """
        ([text, ...names]) => {
          const form = Object.assign(document.createElement("form"), { action: "/share", method: "POST", enctype: "multipart/form-data" });
          const input = (name, type) => form.appendChild(Object.assign(document.createElement("input"), { name, type }));
          input("text", "text").value = text;
          const files = new DataTransfer();
          for (const name of names) files.items.add(new File([`in ${name}`], name, { type: "text/plain" }));
          input("files", "file").files = files.files;
          document.body.append(form);
          form.submit();
        }
        """,
        new[] { text }.Concat(files).ToArray());

    public static Task Choose(this Visitor visitor, TestUser person) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = person.DisplayName!, Exact = true }).ClickAsync();
}
