import { Search, X } from "lucide-preact";
import { memo } from "preact/compat";
import { useFocus } from "../lib/useFocus";
import { useTexts } from "../lib/texts";
import "./search-field.css";

interface Props {
  value: string;
  onChange: (value: string) => void;
  label: string;
  autofocus?: boolean;
}

export const SearchField = memo(function SearchField({ value, onChange, label, autofocus = false }: Props) {
  const texts = useTexts();
  const input = useFocus<HTMLInputElement>(autofocus);
  return (
    <div class="search" role="search">
      <Search size={18} aria-hidden="true" />
      <input ref={input} type="search" dir="auto" value={value} placeholder={label} aria-label={label} enterkeyhint="search" spellcheck={false}
        onInput={(e) => onChange(e.currentTarget.value)} onKeyDown={(e) => e.key === "Escape" && onChange("")} />
      {value && <button type="button" aria-label={texts.common.clear} onClick={() => onChange("")}><X size={16} /></button>}
    </div>
  );
});
