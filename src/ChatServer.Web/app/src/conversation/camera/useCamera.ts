import { useEffect, useState } from "preact/hooks";

/** What one of the cameras sees, as long as the component is there. */
export function useCamera() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const [at, setAt] = useState(0);

  useEffect(() => {
    const deviceId = cameras[at]?.deviceId;
    const opening = navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 }, ...(deviceId && { deviceId: { exact: deviceId } }) } });
    opening.then(async (opened) => {
      setStream(opened);
      // Only now the browser tells which there are.
      if (cameras.length === 0) setCameras((await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === "videoinput"));
    }, () => setIsRefused(true));
    return () => void opening.then((opened) => opened.getTracks().forEach((track) => track.stop()), () => {});
  }, [at]);

  return { stream, isRefused, others: cameras.length > 1, next: () => setAt((n) => (n + 1) % cameras.length) };
}
