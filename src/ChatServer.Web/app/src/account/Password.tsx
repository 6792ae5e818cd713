import { Eye, EyeOff } from "lucide-preact";
import { useState } from "preact/hooks";
import { useTexts } from "../lib/texts";
import { IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import "./password.css";

interface Props {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  autocomplete: "current-password" | "new-password";
  hint?: string;
  error?: string | undefined;
  minLength?: number;
}

/** A password that can be looked at, since mistyping what cannot be seen costs more than it protects. */
export function Password({ label, onChange, ...field }: Props) {
  const texts = useTexts();
  const [isShown, setIsShown] = useState(false);
  const toggle = isShown ? texts.account.hidePassword : texts.account.showPassword;

  return (
    <div class="password">
      <Field {...field} label={label ?? texts.account.password} type={isShown ? "text" : "password"} onInput={(e) => onChange(e.currentTarget.value)}
        autocapitalize="none" spellcheck={false} required maxLength={128} />
      <IconButton label={toggle} onClick={() => setIsShown(!isShown)}>
        {isShown ? <EyeOff size={20} /> : <Eye size={20} />}
      </IconButton>
    </div>
  );
}
