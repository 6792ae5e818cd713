import { messages } from "./messages.en";
import { problems } from "./problems.en";
import { settings } from "./settings.en";

/** What the client says in English. Functions where a number or a name comes in. */
export const en = {
  name: "ChatServer",

  account: {
    welcome: "Welcome back",
    welcomeText: "Sign in to go on where you left off.",
    begin: "Create your account",
    beginText: "It lives on this server only. No phone number needed.",
    login: "Username or e-mail",
    username: "Username",
    usernameHint: "3 to 32 letters, digits, dots, dashes or underscores",
    displayName: "Your name",
    displayNameHint: "What others see. You can change it later.",
    email: "E-mail",
    password: "Password",
    passwordHint: "8 characters or more",
    code: "Code of your second factor",
    showPassword: "Show password",
    hidePassword: "Hide password",
    signIn: "Sign in",
    signUp: "Create account",
    noAccount: "New here?",
    haveAccount: "Already have an account?",
  },

  common: {
    back: "Back",
    cancel: "Cancel",
    clear: "Clear",
    close: "Close",
    save: "Save",
    saved: "Saved",
    retry: "Try again",
    more: "More",
    you: "You",
    deletedPerson: "Deleted user",
    loading: "Loading",
    copied: "Copied",
    cannotCopy: "The browser does not let this page copy. Mark the text and copy it by hand.",
  },

  times: { today: "Today", yesterday: "Yesterday" },

  shell: {
    places: "Places",
    opened: "What is open",
    chats: "Chats",
    notifications: "Activity",
    people: "People",
    saved: "Saved",
    moderation: "Reports",
    settings: "Settings",
    newVersion: "A new version is ready",
    reload: "Reload",
    missing: "This could not be loaded. Check your connection and try again.",
    nothingOpen: "Pick a conversation",
    nothingOpenText: "Or begin a new one: the people you know are a click away.",
    connection: {
      offline: "You are offline. What you write is sent as soon as you are back.",
      connecting: "Connecting …",
      catchingUp: "Catching up …",
      live: "",
    },
  },

  list: {
    title: "Chats",
    archive: "Archive",
    discover: "Discover channels",
    search: "Search",
    saved: "Saved messages",
    untitled: "Group without a name",
    draft: "Draft:",
    typing: "typing …",
    typingIn: (name: string, count: number) => (count > 1 ? `${count} people are typing …` : `${name || "Somebody"} is typing …`),
    nothingYet: "No messages yet",
    nothingYetDirect: "Say hello",
    muted: "Muted",
    pinned: "Pinned",
    unread: (count: number) => `${count} unread`,
    mentions: (count: number) => (count === 1 ? "You were mentioned" : `You were mentioned ${count} times`),
    markedUnread: "Marked as unread",
    none: "No conversations yet",
    noneText: "Find somebody by name, or begin a group. Everything you write stays on this server.",
  },

  widget: { open: "Open in the chat", older: "Older messages", ended: "This chat has ended. Reload the page to go on." },

  share: { title: "Send to", nothing: "Nothing was shared.", search: "Search conversations" },

  search: { people: "People", messages: "Messages", nothing: "Nothing found." },

  newChat: {
    title: "New chat",
    group: "New group",
    channel: "New channel",
    groupName: "Name of the group",
    search: "Search by name",
    nobody: "Nobody else is here yet. Tell your friends the address of this server.",
    leaveOut: (name: string) => `Leave out ${name}`,
    create: (people: number) => (people === 1 ? "Create group" : `Create group of ${people}`),
  },

  join: { join: "Join group", ask: "Ask to join", asked: "You asked to join. An admin decides.", gone: "No such invitation" },

  roles: { owner: "owner", admin: "admin", moderator: "moderator" },

  problems,
  settings,
  ...messages,
};
