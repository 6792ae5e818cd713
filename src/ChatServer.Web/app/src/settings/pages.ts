import { Bell, KeyRound, LifeBuoy, MonitorSmartphone, Palette, Shield, UserRound } from "lucide-preact";

/** What can be set, in the order of the menu. The names are those of the addresses and of the texts. */
export const pages = [
  { name: "profile", icon: UserRound },
  { name: "appearance", icon: Palette },
  { name: "notifications", icon: Bell },
  { name: "privacy", icon: Shield },
  { name: "safety", icon: LifeBuoy },
  { name: "sessions", icon: MonitorSmartphone },
  { name: "account", icon: KeyRound },
] as const;

export type PageName = (typeof pages)[number]["name"];
