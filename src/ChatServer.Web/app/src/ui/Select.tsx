import type { TargetedEvent } from "preact";
import { useId } from "../lib/useId";

export interface Choosing {
  value: string;

  /** Values with what stands for them. */
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

/** One of many, chosen by the system's own list. */
export function Select({ label, ...choosing }: Choosing & { label: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Options id={id} {...choosing} />
    </div>
  );
}

/** The list alone. It shows what is so: what was asked for may be refused. */
export function Options({ id, value, options, onChange }: Choosing & { id: string }) {
  const ask = ({ currentTarget }: TargetedEvent<HTMLSelectElement>) => {
    const wanted = currentTarget.value;
    currentTarget.value = value;
    onChange(wanted);
  };
  return <select id={id} value={value} onChange={ask}>{options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}</select>;
}
