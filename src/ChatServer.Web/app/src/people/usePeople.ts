import type { Card } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useMe } from "../lib/people";
import { sayProblem } from "../lib/problems";
import { useTexts } from "../lib/texts";

const pause = 150;

interface FoundPeople {
  /** Null until they have come. */
  people: readonly Card[] | null;

  /** Why they have not come. */
  said: string | null;
}

/** People by their names, without oneself; those first who may be found where no name is given. */
export function usePeople(wanted: string): FoundPeople {
  const texts = useTexts();
  const client = useClient();
  const me = useMe();
  const [people, setPeople] = useState<readonly Card[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  useEffect(() => {
    let isWanted = true;
    const search = async () => {
      const found = await client.people.search(wanted.trim());
      if (isWanted) setPeople(found.filter((p) => p.id !== me.id));
    };
    const timer = setTimeout(() => {
      setProblem(null);
      search().catch((failure) => isWanted && setProblem(failure));
    }, wanted ? pause : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, wanted, me.id]);
  return { people, said: problem ? sayProblem(problem, texts) : null };
}
