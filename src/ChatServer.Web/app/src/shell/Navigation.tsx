import { Bell, Bookmark, MessagesSquare, Settings, ShieldAlert, Users, type LucideIcon } from "lucide-preact";
import { Link } from "wouter-preact";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import "./navigation.css";

interface Place {
  href: string;
  name: "chats" | "notifications" | "people" | "saved" | "moderation" | "settings";
  icon: LucideIcon;
}

const places: Place[] = [
  { href: "/", name: "chats", icon: MessagesSquare },
  { href: "/notifications", name: "notifications", icon: Bell },
  { href: "/people", name: "people", icon: Users },
  { href: "/saved", name: "saved", icon: Bookmark },
  { href: "/moderation", name: "moderation", icon: ShieldAlert },
  { href: "/settings", name: "settings", icon: Settings },
];

/** The places of the client: beside the list where there is room, beneath it on a phone. */
export function Navigation({ listPath }: { listPath: string }) {
  const texts = useTexts();
  const isStaff = useMe().role !== "user";
  const counts = useCounts();
  const section = `/${listPath.split("/")[1] ?? ""}`;
  const current = places.some((p) => p.href === section) ? section : "/";

  return (
    <nav class="places" aria-label={texts.shell.places}>
      {places.filter((p) => p.name !== "moderation" || isStaff).map(({ href, name, icon: Icon }) => {
        const count = counts[name] ?? 0;
        return (
          <Link key={name} href={href} class="place" title={texts.shell[name]} aria-current={current === href ? "page" : undefined}>
            <span class="place-icon">
              <Icon size={22} aria-hidden="true" />
              {count > 0 && <span class="badge" aria-hidden="true">{count > 99 ? "99+" : count}</span>}
            </span>
            <span class="place-name cut">{texts.shell[name]}</span>
            {count > 0 && <span class="only-heard">{texts.list.unread(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

/** What waits in each place. Messages are counted by the list itself. */
function useCounts(): Partial<Record<Place["name"], number>> {
  const client = useClient();
  const { unread } = useReadable(client.notifications);
  const requests = useReadable(client.lists.contactRequests)?.filter((r) => r.direction === "incoming") ?? [];
  return {
    notifications: unread ? unread.mentions + unread.replies + unread.reactions + unread.reminders + unread.others : 0,
    people: requests.length + (unread?.invitations ?? 0),
  };
}
