import { Value, type ChatClient, type Upload } from "@chatserver/engine";
import { useMemo } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";
import { useToast } from "../../ui/toasts";

/** As many as fit in one message. */
const most = 20;

interface Waiting {
  uploads: readonly Upload[];

  /** Those that are shown blurred until somebody asks for them. */
  sensitive: ReadonlySet<string>;
}

export interface AttachmentsState extends Waiting {
  add: (files: File[]) => void;
  remove: (id: string) => void;

  /** Another form of the same file, in its place. */
  replace: (id: string, file: File, sensitive: boolean) => void;

  /** Their ids, for the message that takes them along. */
  take: () => string[];
}

const nothing: Waiting = { uploads: [], sensitive: new Set() };

// By conversation, so that they are still there after a look into another one.
const waiting = new Map<string, Value<Waiting>>();

function waitingIn(conversationId: string): Value<Waiting> {
  const known = waiting.get(conversationId) ?? new Value(nothing);
  waiting.set(conversationId, known);
  return known;
}

/** What was attached belongs to whoever was signed in. */
export function forgetAttachedAtSignOut(client: ChatClient): void {
  client.session.subscribe(({ state }) => state === "signedOut" && waiting.clear());
}

/** Files that wait for the message they belong to. They are on their way to the server already. */
export function useAttachments(conversationId: string): AttachmentsState {
  const client = useClient();
  const texts = useTexts();
  const toast = useToast();
  const state = waitingIn(conversationId);
  const { uploads, sensitive } = useReadable(state);

  return useMemo(() => {
    const show = (next: readonly Upload[]) => state.set({ ...state.get(), uploads: next });
    const add = (files: File[]) => {
      const before = state.get().uploads;
      const fitting = files.slice(0, most - before.length);
      if (fitting.length < files.length) toast(texts.composer.tooMany(most));
      if (fitting.length > 0) show([...before, ...fitting.map((file) => client.uploads.start(file, { name: file.name }))]);
    };
    const remove = (id: string) => {
      client.uploads.cancel(id);
      show(state.get().uploads.filter((u) => u.id !== id));
    };
    const replace = (id: string, file: File, isSensitive: boolean) => {
      client.uploads.cancel(id);
      const begun = client.uploads.start(file, { name: file.name, sensitive: isSensitive });
      const now = state.get();
      state.set({
        uploads: now.uploads.map((u) => (u.id === id ? begun : u)),
        sensitive: isSensitive ? new Set(now.sensitive).add(begun.id) : now.sensitive,
      });
    };
    const take = () => {
      const ids = state.get().uploads.map((u) => u.id);
      state.set(nothing);
      return ids;
    };
    return { uploads, sensitive, add, remove, replace, take };
  }, [client, state, uploads, sensitive]);
}
