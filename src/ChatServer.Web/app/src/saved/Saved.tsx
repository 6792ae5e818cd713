import { useState } from "preact/hooks";
import { moveFocus } from "../lib/moveFocus";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { Tabs } from "../ui/Tabs";
import { Bookmarks, Followed, Reminders, Scheduled } from "./lists";
import "../people/people.css";
import "./saved.css";

const views = ["bookmarks", "scheduled", "reminders", "followed"] as const;

/** What one put aside: to find it again, to be sent, to be reminded of, to follow. */
export function Saved() {
  const all = useTexts();
  const texts = useScreenTexts().saved;
  const [view, setView] = useState<(typeof views)[number]>("bookmarks");
  return (
    <>
      <header class="bar"><h1 class="conversations-title">{all.shell.saved}</h1></header>
      <div class="tabs-bar"><Tabs label={texts.which} options={views} value={view} nameOf={(v) => texts[v]} onChange={setView} /></div>
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {view === "bookmarks" && <Bookmarks />}
        {view === "scheduled" && <Scheduled />}
        {view === "reminders" && <Reminders />}
        {view === "followed" && <Followed />}
      </div>
    </>
  );
}
