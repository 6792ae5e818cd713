import type { ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from "preact";
import { useFocus } from "../lib/useFocus";
import { useId } from "../lib/useId";
import "./field.css";

interface About {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "label" | "id"> & About;
type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "label" | "id"> & About;

/** A labelled input, with what is wrong with it said beneath and to screen readers. */
export function Field({ label, hint, error, autofocus, ...input }: FieldProps) {
  const target = useFocus<HTMLInputElement>(!!autofocus);
  return <Labelled {...{ label, hint, error }}>{(named) => <input {...input} {...named} ref={target} />}</Labelled>;
}

/** The same for several lines. */
export function Area({ label, hint, error, ...area }: AreaProps) {
  return <Labelled {...{ label, hint, error }}>{(named) => <textarea dir="auto" {...area} {...named} />}</Labelled>;
}

interface Named {
  id: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

function Labelled({ label, hint, error, children }: About & { children: (named: Named) => ComponentChildren }) {
  const id = useId();
  const about = error ?? hint;

  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id}>{label}</label>
      {children({ id, ...(error && { "aria-invalid": true }), ...(about && { "aria-describedby": `${id}-about` }) })}
      {about && <p class={error ? "field-error" : "field-hint"} id={`${id}-about`}>{about}</p>}
    </div>
  );
}
