import type { AnswerOf, ChatClient } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "./client";

type Windows = AnswerOf<"get", "/capabilities">["windows"];

let asked: Promise<Windows> | undefined;

/** Asked for once; what could not be answered is asked for again. */
function windowsOf({ api }: ChatClient): Promise<Windows> {
  asked ??= api.get("/capabilities").then(({ windows }) => windows);
  asked.catch(() => (asked = undefined));
  return asked;
}

/** How long things are possible; undefined until that is known. */
export function useWindows(): Windows | undefined {
  const client = useClient();
  const [windows, setWindows] = useState<Windows>();
  useEffect(() => void windowsOf(client).then(setWindows, () => {}), [client]);
  return windows;
}

/** Whether it is still possible for something of that time. The server decides; before its windows are known, it is offered. */
export const isWithin = (seconds: number | undefined, at: string): boolean => seconds === undefined || Date.now() - Date.parse(at) <= seconds * 1000;
