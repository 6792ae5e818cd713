import { Upload } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";

interface Props {
  onFiles: (files: File[]) => void;
  isOpen: boolean;
  children: ComponentChildren;
}

/** The whole conversation takes files that are dropped on it. */
export function DropZone({ onFiles, isOpen, children }: Props) {
  const texts = useTexts();
  const [isOver, setIsOver] = useState(false);

  // Every child that is entered and left tells so; only when all are left, the zone is.
  const depth = useRef(0);
  const move = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  const hasFiles = (event: DragEvent) => isOpen && event.dataTransfer?.types.includes("Files");

  return (
    <div class="conversation" onDragEnter={(e) => hasFiles(e) && move(1)} onDragLeave={(e) => hasFiles(e) && move(-1)} onDragOver={(e) => hasFiles(e) && e.preventDefault()}
      onDrop={(e) => { if (!hasFiles(e)) return; e.preventDefault(); move(-depth.current); onFiles([...e.dataTransfer!.files]); }}>
      {children}
      {isOver && <div class="drop"><p><Upload size={32} aria-hidden="true" />{texts.composer.drop}</p></div>}
    </div>
  );
}
