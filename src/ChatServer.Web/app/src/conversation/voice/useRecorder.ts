import { useEffect, useRef, useState } from "preact/hooks";

/** What browsers can record; the first that this one knows. */
const formats = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Enough for speech. */
const bitsPerSecond = 32_000;

/** So often it is measured how loud it is. */
const pace = 60;

export interface Recording {
  file: File;

  /** How loud it was, 0 to 1, at every pace. */
  levels: readonly number[];
  milliseconds: number;
}

interface RecorderState {
  status: "asking" | "recording" | "stopped" | "refused";
  levels: readonly number[];
  milliseconds: number;
}

/** Records from the microphone from the beginning on; when the component goes, so does what was recorded. */
export function useRecorder(fileName: string) {
  const [state, setState] = useState<RecorderState>({ status: "asking", levels: [], milliseconds: 0 });
  const recorder = useRef<Promise<RunningRecorder>>();
  useEffect(() => {
    const begun = begin(fileName, (levels, milliseconds) => setState({ status: "recording", levels, milliseconds }));
    recorder.current = begun;
    begun.catch(() => setState((s) => ({ ...s, status: "refused" })));
    return () => void begun.then((r) => r.end(), () => {});
  }, []);

  const stop = async (): Promise<Recording | null> => {
    const recording = await recorder.current?.then((r) => r.stop(), () => null);
    if (recording) setState({ status: "stopped", levels: recording.levels, milliseconds: recording.milliseconds });
    return recording ?? null;
  };
  return { ...state, stop };
}

interface RunningRecorder {
  stop: () => Promise<Recording>;

  /** Lets go of the microphone. */
  end: () => void;
}

async function begin(fileName: string, onLevel: (levels: readonly number[], milliseconds: number) => void): Promise<RunningRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = formats.find((f) => MediaRecorder.isTypeSupported(f));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: bitsPerSecond });
  const meter = meterOf(stream);
  const began = performance.now();
  const pieces: Blob[] = [];
  let levels: readonly number[] = [];
  const length = () => Math.round(performance.now() - began);
  const timer = setInterval(() => onLevel((levels = [...levels, meter.level()]), length()), pace);
  recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
  recorder.start();

  const end = () => {
    if (recorder.state === "inactive") return;
    clearInterval(timer);
    recorder.stop();
    stream.getTracks().forEach((track) => track.stop());
    meter.close();
  };
  let made: Promise<Recording> | undefined;
  const stop = () => (made ??= new Promise<Recording>((resolve) => {
    const milliseconds = length();
    const type = recorder.mimeType.split(";")[0]!;
    recorder.addEventListener("stop", () => resolve({ file: new File(pieces, `${fileName}.${type.split("/")[1]}`, { type }), levels, milliseconds }));
    end();
  }));
  return { stop, end };
}

/** How loud a stream is now. */
function meterOf(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, s) => sum + s * s, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) * 3);
    },
    close: () => void context.close(),
  };
}
