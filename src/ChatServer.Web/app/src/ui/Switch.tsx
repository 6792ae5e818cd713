import type { TargetedEvent } from "preact";
import "./switch.css";

interface Props {
  label: string;
  text?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Something that is on or off, with what that means. It shows what is so: what was asked for may be refused. */
export function Switch({ label, text, isOn, onChange }: Props) {
  const ask = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    currentTarget.checked = isOn;
    onChange(!isOn);
  };
  return (
    <label class="switch">
      <span><strong>{label}</strong>{text && <span>{text}</span>}</span>
      <input type="checkbox" role="switch" checked={isOn} onChange={ask} />
    </label>
  );
}
