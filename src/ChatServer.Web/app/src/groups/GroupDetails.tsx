import { useView } from "../conversation/context";
import { Leaving } from "./Leaving";
import { Members } from "./Members";
import { Tools } from "./Tools";
import "../people/people.css";
import "./groups.css";

/** What a group or channel has beyond other conversations: who is in it, how it is run, the way out. */
export function GroupDetails({ onClose }: { onClose: () => void }) {
  const { state } = useView();
  if (state !== "ready") return null;
  return (
    <>
      <Tools />
      <Members onClose={onClose} />
      <Leaving onDone={onClose} />
    </>
  );
}
