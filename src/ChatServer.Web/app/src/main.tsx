import { createClient } from "@chatserver/engine";
import { render } from "preact";
import { App } from "./App";
import { forgetAttachedAtSignOut } from "./conversation/media/useAttachments";
import { ClientContext } from "./lib/client";
import { reloadForNewBuild } from "./lib/newBuild";
import { forgetSharedAtSignOut } from "./share/shared";
import "./styles/tokens.css";
import "./styles/base.css";

reloadForNewBuild(import.meta.url);

const client = createClient();
forgetSharedAtSignOut(client);
forgetAttachedAtSignOut(client);

render(
  <ClientContext.Provider value={client}>
    <App />
  </ClientContext.Provider>,
  document.getElementById("app")!,
);
