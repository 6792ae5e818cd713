import type { Card } from "@chatserver/engine";
import type { ComponentChildren } from "preact";
import { PersonAvatar } from "../ui/PersonAvatar";
import "../conversations/row.css";

interface Props {
  card: Card;
  onChoose: () => void;
  isChosen?: boolean;
  children?: ComponentChildren;
}

/** Somebody in a list of people. */
export function PersonRow({ card, onChoose, isChosen, children }: Props) {
  return (
    <button type="button" class="row row-wide" onClick={onChoose} aria-pressed={isChosen}>
      <PersonAvatar id={card.id} />
      <span class="row-lines">
        <span class="row-title cut">{card.displayName}</span>
        {(card.status || card.username) && <span class="row-preview cut">{card.status || `@${card.username}`}</span>}
      </span>
      {children}
    </button>
  );
}
