import { sayProblem } from "./problems";
import { useTexts } from "./texts";
import { useToast } from "../ui/toasts";

/** Does one small thing; what goes wrong is said in passing. Answers whether it went well. */
export function useAttempt(): (work: Promise<unknown>, done?: string) => Promise<boolean> {
  const texts = useTexts();
  const toast = useToast();
  return async (work, done) => {
    try {
      await work;
      if (done) toast(done);
      return true;
    } catch (problem) {
      toast(sayProblem(problem, texts));
      return false;
    }
  };
}
