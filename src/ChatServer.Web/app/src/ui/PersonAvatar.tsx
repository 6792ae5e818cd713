import { useAvatar, useCard, usePresence } from "../lib/people";
import { Avatar } from "./Avatar";

interface Props {
  id: string;
  size?: "small" | "medium" | "large" | "huge";
  withPresence?: boolean;
}

export function PersonAvatar({ id, size = "medium", withPresence = false }: Props) {
  const card = useCard(id);
  const picture = useAvatar(card?.avatar);
  return withPresence ? (
    <PresentAvatar id={id} size={size} name={card?.displayName ?? ""} picture={picture} />
  ) : (
    <Avatar id={id} size={size} name={card?.displayName ?? ""} picture={picture} />
  );
}

function PresentAvatar(props: { id: string; size: "small" | "medium" | "large" | "huge"; name: string; picture: string | null }) {
  const presence = usePresence(props.id);
  return <Avatar {...props} online={presence.status === "online"} />;
}
