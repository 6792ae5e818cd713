import { inject, test } from "vitest";
import { signUp, until } from "./harness/browser.js";

const server = inject("server");

test("The numbers at the icon follow: an invitation adds to them, and reading a conversation takes away what told of it", async () => {
  const [ada, ben] = await Promise.all([signUp(server, "Ada"), signUp(server, "Ben")]);
  const { id } = await ben.api.post("/conversations", { body: { kind: "group", title: "Tea", memberIds: [ada.me] } });
  const unread = (name: "mentions" | "invitations", count: number) => until(ada.notifications, (view) => view.unread?.[name] === count);
  const end = ada.notifications.subscribe(() => {});
  await until(ada.notifications, ({ unread }) => unread !== null);
  await until(ada.conversations, (list) => list?.length === 1);

  const username = ada.login.login;
  const { seq } = await ben.api.post("/conversations/{conversationId}/messages", {
    path: { conversationId: id }, body: { clientId: crypto.randomUUID(), content: `@${username} tea?` },
  });
  await unread("mentions", 1);
  ada.conversation(id).markRead(seq);
  await unread("mentions", 0);

  const { id: cake } = await ben.api.post("/conversations", { body: { kind: "group", title: "Cake", memberIds: [] } });
  await ben.api.put("/conversations/{conversationId}/invitations/{userId}", { path: { conversationId: cake, userId: ada.me } });
  await unread("invitations", 1);
  end();
  await Promise.all([ada.close(), ben.close()]);
});
