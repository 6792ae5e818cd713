import "./people.css";

interface Props {
  people: readonly unknown[] | null | undefined;

  /** Why nobody came. */
  said: string | null;
  nothing: string;
}

/** Beneath a list of people: that there are none, or why they did not come. */
export function NoPeople({ people, said, nothing }: Props) {
  if (said) return <p class="people-none" role="alert">{said}</p>;
  return people?.length === 0 ? <p class="people-none" role="status">{nothing}</p> : null;
}
