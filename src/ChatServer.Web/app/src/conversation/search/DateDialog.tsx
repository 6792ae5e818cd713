import { useConversationTexts } from "../../lib/conversationTexts";
import { Calendar } from "../../ui/Calendar";
import { Dialog } from "../../ui/Dialog";
import { useOpened, useView } from "../context";

/** Goes to what was first said on a day, or next after it. */
export function DateDialog({ onClose }: { onClose: () => void }) {
  const texts = useConversationTexts().search;
  const { showDate } = useOpened();
  const { facts } = useView();
  const choose = (day: Date) => {
    onClose();
    showDate(day);
  };

  return (
    <Dialog title={texts.toDate} onClose={onClose}>
      <Calendar from={new Date(facts?.createdAt ?? Date.now())} to={new Date()} labels={{ previous: texts.previousMonth, next: texts.nextMonth }} onChoose={choose} />
    </Dialog>
  );
}
