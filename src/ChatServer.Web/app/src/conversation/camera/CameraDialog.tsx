import { RefreshCw } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/Button";
import { Spinner } from "../../ui/Spinner";
import { useCamera } from "./useCamera";
import "./camera.css";

interface Props {
  onPicture: (picture: File) => void;
  onClose: () => void;
}

/** Takes a picture by the camera of this computer; phones have an app of their own for that. */
export function CameraDialog({ onPicture, onClose }: Props) {
  const texts = useConversationTexts().camera;
  const video = useRef<HTMLVideoElement>(null);
  const { stream, isRefused, others, next } = useCamera();
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    setIsReady(false);
    if (video.current) video.current.srcObject = stream;
  }, [stream]);

  const shoot = async () => {
    const { videoWidth: width, videoHeight: height } = video.current!;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")!.drawImage(video.current!, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
    if (blob) onPicture(new File([blob], `${texts.fileName}.jpg`, { type: blob.type }));
    onClose();
  };

  return (
    <Dialog title={texts.title} onClose={onClose}>
      <div class="camera">
        {isRefused ? <p role="alert">{texts.refused}</p> : <video ref={video} autoplay muted playsInline aria-label={texts.seen} onPlaying={() => setIsReady(true)} />}
        {!isRefused && !isReady && <Spinner />}
      </div>
      <div class="camera-acts">
        <button type="button" class="camera-shoot" aria-label={texts.shoot} disabled={!isReady} onClick={() => void shoot()} />
        {others && <IconButton label={texts.next} onClick={next}><RefreshCw size={21} /></IconButton>}
      </div>
    </Dialog>
  );
}
