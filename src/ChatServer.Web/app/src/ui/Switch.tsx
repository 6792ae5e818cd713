import "./switch.css";

interface Props {
  label: string;
  text?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Something that is on or off, with what that means. */
export function Switch({ label, text, isOn, onChange }: Props) {
  return (
    <label class="switch">
      <span><strong>{label}</strong>{text && <span>{text}</span>}</span>
      <input type="checkbox" role="switch" checked={isOn} onChange={(e) => onChange(e.currentTarget.checked)} />
    </label>
  );
}
