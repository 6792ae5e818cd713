import { useId } from "../lib/useId";

interface Props {
  label: string;
  value: string;

  /** Values with what stands for them. */
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

/** One of many, chosen by the system's own list. */
export function Select({ label, value, options, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => onChange(e.currentTarget.value)}>
        {options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
      </select>
    </div>
  );
}
