import { SlidersHorizontal } from "lucide-preact";
import { useState } from "preact/hooks";
import { moveFocus } from "../lib/moveFocus";
import { useScreenTexts } from "../lib/screenTexts";
import { IconButton } from "../ui/Button";
import { Tabs } from "../ui/Tabs";
import { AllResults } from "./AllResults";
import { FilterPanel } from "./FilterPanel";
import { countOf, kinds, noFilters, type Kind } from "./filters";
import { ChatResults, FileResults, MessageResults, PeopleResults } from "./results";
import "../people/people.css";
import "./search.css";

/** What fits the words, of all kinds or of one, and narrowed down. */
export function SearchResults({ wanted }: { wanted: string }) {
  const texts = useScreenTexts().search;
  const [kind, setKind] = useState<Kind>("all");
  const [filters, setFilters] = useState(noFilters);
  const [isOpen, setIsOpen] = useState(false);
  const count = countOf(filters);
  const shown = count > 0 && kind === "all" ? "messages" : kind;

  return (
    <>
      <div class="search-bar">
        <Tabs label={texts.kinds} options={kinds} value={shown} nameOf={(k) => texts[k]} onChange={(k) => { setKind(k); if (k !== "messages") setFilters(noFilters); }} />
        <IconButton label={count > 0 ? texts.filtersOn(count) : texts.filters} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <SlidersHorizontal size={19} />
          {count > 0 && <span class="search-dot" />}
        </IconButton>
      </div>
      {isOpen && <FilterPanel filters={filters} onChange={setFilters} />}
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {shown === "all" && <AllResults wanted={wanted} onKind={setKind} />}
        {shown === "messages" && <MessageResults wanted={wanted} filters={filters} />}
        {shown === "files" && <FileResults wanted={wanted} />}
        {shown === "chats" && <ChatResults wanted={wanted} />}
        {shown === "people" && <PeopleResults wanted={wanted} />}
      </div>
    </>
  );
}
