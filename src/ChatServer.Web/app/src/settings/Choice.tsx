import type { ComponentChildren } from "preact";
import { useId } from "../lib/useId";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  nameOf: (option: T) => ComponentChildren;
  onChange: (value: T) => void;
  look?: "buttons" | "dots";
}

/** One of a few: real radio buttons, so that arrows and screen readers know them. */
export function Choice<T extends string>({ label, value, options, nameOf, onChange, look = "buttons" }: Props<T>) {
  const name = useId();
  return (
    <fieldset class={`choice choice-${look}`}>
      <legend>{label}</legend>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option} class={`choice-option choice-${option}`}>
            <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChange(option)} />
            <span>{nameOf(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
