import { PinOff } from "lucide-preact";
import { useClient } from "../../lib/client";
import { useAttempt } from "../../lib/useAttempt";
import { useTexts } from "../../lib/texts";
import { MessageHit } from "../../search/hits";
import { IconButton } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useOpened, useView } from "../context";
import "../../saved/saved.css";

/** All that is pinned, what was pinned last first. */
export function PinsDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { api } = useClient();
  const attempt = useAttempt();
  const { show } = useOpened();
  const { pins, rights } = useView();
  const open = (seq: number) => {
    onClose();
    show({ seq });
  };

  return (
    <Dialog title={texts.message.allPins} onClose={onClose} isSide>
      {pins.map((message) => (
        <div key={message.id} class="kept">
          <MessageHit match={{ message, highlights: [] }} isNamed={false} onOpen={open} />
          {rights.pin && <IconButton label={texts.message.unpin} onClick={() => void attempt(api.delete("/messages/{messageId}/pin", { path: { messageId: message.id } }))}><PinOff size={19} /></IconButton>}
        </div>
      ))}
    </Dialog>
  );
}
