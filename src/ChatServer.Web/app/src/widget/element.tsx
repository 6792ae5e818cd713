import { createClient, type ChatClient } from "@chatserver/engine";
import { render } from "preact";
import { ClientContext } from "../lib/client";
import { Widget } from "./Widget";
import styles from "./widget.css?inline";

// Where this script came from, while it runs for the first time.
const home = document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : location.origin;

/**
 * One conversation inside the page of another site:
 * `<chat-conversation server="https://chat.example.org" conversation="…" token="…"></chat-conversation>`.
 * `server` may be left out: it is where the script came from. When the session has ended, the element says so by the event
 * `chat-session-ended`; a new `token` goes on.
 */
export class ChatConversation extends HTMLElement {
  static observedAttributes = ["server", "conversation", "token"];

  #root = this.attachShadow({ mode: "open" });
  #client: ChatClient | undefined;
  #token: string | null = null;

  connectedCallback(): void {
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === "token") {
      if (value === null) return;

      // Kept in here only: what reads the page's elements, as tools that record visits do, finds no key to the account.
      this.#token = value;
      this.removeAttribute("token");
    }
    this.#begin();
  }

  #begin(): void {
    this.#end();
    const conversation = this.getAttribute("conversation");
    if (!this.isConnected || !this.#token || !conversation) return;

    const server = new URL(this.getAttribute("server") ?? home).origin;
    const client = (this.#client = createClient({ baseUrl: server, token: this.#token }));
    client.session.subscribe(({ state }) => state === "signedOut" && client === this.#client && this.#sayEnded());
    this.#root.adoptedStyleSheets = [sheet()];
    render(<ClientContext.Provider value={client}><Widget id={conversation} server={server} /></ClientContext.Provider>, this.#root);
  }

  #end(): void {
    render(null, this.#root);
    void this.#client?.close();
    this.#client = undefined;
  }

  #sayEnded(): void {
    this.#token = null;
    this.dispatchEvent(new CustomEvent("chat-session-ended", { bubbles: true, composed: true }));
  }
}

/** A sheet that was made by a script needs no leave of the page's policy for styles. */
function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(styles);
  return made;
}

if (!customElements.get("chat-conversation")) customElements.define("chat-conversation", ChatConversation);
