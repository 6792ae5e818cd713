import { createClient } from "@chatserver/engine";
import { render } from "preact";
import { App } from "./App";
import { ClientContext } from "./lib/client";
import { forgetSharedAtSignOut } from "./share/shared";
import "./styles/tokens.css";
import "./styles/base.css";

// The server has a newer client, in which the part that was asked for has another name.
addEventListener("vite:preloadError", () => location.reload());

const client = createClient();
forgetSharedAtSignOut(client);

render(
  <ClientContext.Provider value={client}>
    <App />
  </ClientContext.Provider>,
  document.getElementById("app")!,
);
