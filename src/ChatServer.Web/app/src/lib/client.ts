import type { ChatClient } from "@chatserver/engine";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const ClientContext = createContext<ChatClient | null>(null);

export function useClient(): ChatClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error("There is no client above this component.");
  return client;
}
