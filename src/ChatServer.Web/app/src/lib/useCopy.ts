import { useToast } from "../ui/toasts";
import { useTexts } from "./texts";

/** Puts a text where it can be pasted from. Browsers let pages do so over HTTPS alone: what cannot be done is said. */
export function useCopy(): (text: string) => void {
  const { copied, cannotCopy } = useTexts().common;
  const toast = useToast();
  const copy = async (text: string) => navigator.clipboard.writeText(text);
  return (text) => void copy(text).then(() => toast(copied), () => toast(cannotCopy));
}
