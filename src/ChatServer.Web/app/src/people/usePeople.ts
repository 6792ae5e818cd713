import type { Card } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";

const pause = 150;

/** People by their names, without oneself; those first who may be found where no name is given. Null until they have come. */
export function usePeople(wanted: string): Card[] | null {
  const client = useClient();
  const me = useMe();
  const [people, setPeople] = useState<Card[] | null>(null);

  useEffect(() => {
    let isWanted = true;
    const search = () => client.people.search(wanted.trim()).then((found) => isWanted && setPeople(found.filter((p) => p.id !== me.id)), () => {});
    const timer = setTimeout(() => void search(), wanted ? pause : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, wanted, me.id]);
  return people;
}
