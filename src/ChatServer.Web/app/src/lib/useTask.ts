import { useRef, useState } from "preact/hooks";
import { sayProblem } from "./problems";
import { useTexts } from "./texts";

interface Task {
  run: () => Promise<boolean>;
  onSubmit: (event: Event) => void;
  isRunning: boolean;

  /** What went wrong the last time, and the same in one sentence. */
  problem: unknown;
  said: string | null;
}

/** Something that takes a moment and may fail, such as what a form does. While it runs it is not begun again. */
export function useTask(work: () => Promise<unknown>): Task {
  const texts = useTexts();
  const [isRunning, setIsRunning] = useState(false);
  const isBegun = useRef(false); // Known at once, also to the second of two clicks.
  const [problem, setProblem] = useState<unknown>(null);

  const run = async () => {
    if (isBegun.current) return false;
    isBegun.current = true;
    setIsRunning(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setProblem(failure);
      return false;
    } finally {
      isBegun.current = false;
      setIsRunning(false);
    }
  };

  const onSubmit = (event: Event) => {
    event.preventDefault();
    void run();
  };

  return { run, onSubmit, isRunning, problem, said: problem ? sayProblem(problem, texts) : null };
}
