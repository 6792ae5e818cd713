import { ListTree, Pin } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { summaryOf } from "../../conversations/Preview";
import { lazy } from "../../lib/lazy";
import { useTexts } from "../../lib/texts";
import { IconButton } from "../../ui/Button";
import { useOpened, useViewPart } from "../context";
import "./pins.css";

const PinsDialog = lazy(() => import("./PinsDialog").then((m) => m.PinsDialog));

/** What is pinned, beneath the header: each touch leads to the next one. */
export function PinnedBar() {
  const texts = useTexts();
  const { show } = useOpened();
  const pins = useViewPart((view) => view.pins);
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  if (pins.length === 0) return null;
  const pin = pins[at % pins.length]!;
  const go = () => {
    show({ seq: pin.seq });
    setAt((at + 1) % pins.length);
  };

  return (
    <div class="pinned">
      <button type="button" class="pinned-go" onClick={go}>
        <Pin size={18} aria-hidden="true" />
        <span class="pinned-lines">
          <span class="pinned-name">{texts.message.pinned}{pins.length > 1 && ` ${(at % pins.length) + 1}/${pins.length}`}</span>
          <span class="cut" dir="auto">{summaryOf(pin, texts)}</span>
        </span>
      </button>
      {pins.length > 1 && <IconButton label={texts.message.allPins} onClick={() => setIsOpen(true)}><ListTree size={19} /></IconButton>}
      {isOpen && <Suspense fallback={null}><PinsDialog onClose={() => setIsOpen(false)} /></Suspense>}
    </div>
  );
}
