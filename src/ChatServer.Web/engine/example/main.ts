import { createClient, type Conversation, type Item } from "@chatserver/engine";

const client = createClient(); // The server is where the page came from.
const find = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;

client.session.subscribe(show);
show();

find<HTMLFormElement>("#sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const { login, password } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as { login: string; password: string };
  client.signIn({ login, password }).catch((problem: Error) => alert(problem.message));
});

function show(): void {
  const { state } = client.session.get();
  find<HTMLElement>("#sign-in").hidden = state !== "signedOut";
  if (state === "signedIn") showFirstConversation();
}

function showFirstConversation(): void {
  const end = client.conversations.subscribe((conversations) => {
    if (!conversations?.[0]) return;
    end();
    talk(client.conversation(conversations[0].id));
  });
}

function talk(conversation: Conversation): void {
  conversation.open();
  conversation.messages.subscribe(({ items }) => {
    find("#messages").replaceChildren(...items.map(line));
    const newest = items.findLast(({ isMine }) => !isMine);
    if (newest) conversation.markRead(newest.message.seq);
  });

  const input = find<HTMLInputElement>("#write");
  input.addEventListener("input", () => conversation.typing());
  input.addEventListener("change", () => {
    conversation.send({ content: input.value });
    input.value = "";
  });
}

function line({ message, isMine, status }: Item): HTMLLIElement {
  const author = isMine ? "I" : (client.people.card(message.senderId).get()?.displayName ?? "…");
  const shown = document.createElement("li");
  shown.textContent = `${author}: ${message.content ?? "(deleted)"}${isMine ? ` (${status})` : ""}`;
  return shown;
}
