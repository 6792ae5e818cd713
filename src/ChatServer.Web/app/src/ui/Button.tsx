import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Spinner } from "./Spinner";
import "./button.css";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "main" | "plain" | "bad" | "quiet";
  wide?: boolean;
  busy?: boolean;
};

export function Button({ look = "quiet", wide = false, busy = false, children, ...button }: ButtonProps) {
  return (
    <button type="button" {...button} class={`button button-${look} ${wide ? "button-wide" : ""}`} disabled={button.disabled || busy} aria-busy={busy}>
      {busy && <Spinner />}
      {children}
    </button>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; children: ComponentChildren };

/** A round button that shows an icon and is called by its label. */
export function IconButton({ label, children, class: more, ...button }: IconButtonProps) {
  return (
    <button type="button" {...button} class={`icon-button ${more ?? ""}`} aria-label={label} title={label}>
      {children}
    </button>
  );
}
