import type { ComponentChildren } from "preact";
import "./tabs.css";

interface Props<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  nameOf: (option: T) => ComponentChildren;
  onChange: (value: T) => void;
}

/** One of a few views of a list, as buttons that can be scrolled sideways where there is no room. */
export function Tabs<T extends string>({ label, options, value, nameOf, onChange }: Props<T>) {
  return (
    <div class="tabs" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option} type="button" class="tab" aria-pressed={option === value} onClick={() => onChange(option)}>{nameOf(option)}</button>
      ))}
    </div>
  );
}
