import type { Upload } from "@chatserver/engine";
import { useMemo, useRef, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useTexts } from "../../lib/texts";
import { useToast } from "../../ui/toasts";

/** As many as fit in one message. */
const most = 20;

export interface AttachmentsState {
  uploads: readonly Upload[];
  add: (files: File[]) => void;
  remove: (id: string) => void;

  /** Another form of the same file, in its place. */
  replace: (id: string, file: File, sensitive: boolean) => void;

  /** Those that are shown blurred until somebody asks for them. */
  sensitive: ReadonlySet<string>;

  /** Their ids, for the message that takes them along. */
  take: () => string[];
}

/** Files that wait for the message they belong to. They are on their way to the server already. */
export function useAttachments(): AttachmentsState {
  const client = useClient();
  const texts = useTexts();
  const toast = useToast();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [sensitive, setSensitive] = useState<ReadonlySet<string>>(new Set());
  const current = useRef(uploads);
  current.current = uploads;

  return useMemo(() => {
    const add = (files: File[]) => {
      const fitting = files.slice(0, most - current.current.length);
      if (fitting.length < files.length) toast(texts.composer.tooMany(most));
      const begun = fitting.map((file) => client.uploads.start(file, { name: file.name }));
      setUploads((before) => [...before, ...begun]);
    };
    const remove = (id: string) => {
      client.uploads.cancel(id);
      setUploads((before) => before.filter((u) => u.id !== id));
    };
    const replace = (id: string, file: File, isSensitive: boolean) => {
      client.uploads.cancel(id);
      const begun = client.uploads.start(file, { name: file.name, sensitive: isSensitive });
      if (isSensitive) setSensitive((before) => new Set(before).add(begun.id));
      setUploads((before) => before.map((u) => (u.id === id ? begun : u)));
    };
    const take = () => {
      const ids = current.current.map((u) => u.id);
      setUploads([]);
      return ids;
    };
    return { uploads, sensitive, add, remove, replace, take };
  }, [client, uploads, sensitive]);
}
