import { hueClass, initials } from "../lib/colour";
import "./avatar.css";

interface Props {
  id: string;
  name: string;
  /** An address of a picture; without one there are initials. */
  picture?: string | null | undefined;
  size?: "small" | "medium" | "large" | "huge";
  online?: boolean;
}

/** Stands beside a name that is read anyway, so it says nothing itself. */
export function Avatar({ id, name, picture, size = "medium", online = false }: Props) {
  return (
    <span class={`avatar avatar-${size} ${hueClass(id)}`} aria-hidden="true">
      <span class="avatar-face">{picture ? <img src={picture} alt="" draggable={false} /> : initials(name) || "?"}</span>
      {online && <span class="avatar-online" />}
    </span>
  );
}
