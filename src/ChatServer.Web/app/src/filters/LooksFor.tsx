import { useState } from "preact/hooks";
import { useSafetyTexts } from "../lib/safetyTexts";
import { Area, Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { beginningOf, kinds, kindsOf, lines, none, type Draft, type Kind } from "./rule";

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** What a rule fits. Here it looks for one thing; a rule made elsewhere may look for more, and shows all of them. */
export function LooksFor({ draft, onChange }: Props) {
  const texts = useSafetyTexts().filters;
  const [kind, setKind] = useState<Kind>(kindsOf(draft)[0] ?? "words");
  const shown = kinds.filter((k) => k === kind || kindsOf(draft).includes(k));
  const choose = (chosen: string) => {
    setKind(chosen as Kind);
    onChange({ ...none, ...beginningOf(chosen as Kind) });
  };

  return (
    <>
      <Select label={texts.looksFor} value={kind} options={kinds.map((k) => [k, texts.kinds[k]] as const)} onChange={choose} />
      {shown.map((k) => <Part key={k} kind={k} draft={draft} onChange={onChange} />)}
    </>
  );
}

function Part({ kind, draft, onChange }: Props & { kind: Kind }) {
  const texts = useSafetyTexts().filters;
  const { links, flood, duplicates, newAccounts } = draft;
  if (kind === "words") return <Lines label={texts.words} value={draft.words ?? []} onChange={(words) => onChange({ words })} />;
  if (kind === "links" && links) {
    return (
      <>
        <Lines label={texts.domains} value={links.domains} onChange={(domains) => onChange({ links: { ...links, domains } })} />
        <Switch label={texts.except} text={texts.exceptText} isOn={links.except ?? false} onChange={(except) => onChange({ links: { ...links, except } })} />
      </>
    );
  }

  if (kind === "flood" && flood) {
    return (
      <>
        <Count label={texts.messages} value={flood.messages} most={1000} onChange={(messages) => onChange({ flood: { ...flood, messages } })} />
        <Count label={texts.seconds} value={flood.seconds} most={3600} onChange={(seconds) => onChange({ flood: { ...flood, seconds } })} />
      </>
    );
  }

  if (kind === "duplicates" && duplicates) {
    return (
      <>
        <Count label={texts.messages} value={duplicates.messages} most={1000} onChange={(messages) => onChange({ duplicates: { ...duplicates, messages } })} />
        <Count label={texts.seconds} value={duplicates.seconds} most={3600} onChange={(seconds) => onChange({ duplicates: { ...duplicates, seconds } })} />
        <Count label={texts.minLength} value={duplicates.minLength ?? 20} most={1000} onChange={(minLength) => onChange({ duplicates: { ...duplicates, minLength } })} />
        <Switch label={texts.together} text={texts.togetherText} isOn={duplicates.together ?? false} onChange={(together) => onChange({ duplicates: { ...duplicates, together } })} />
      </>
    );
  }

  if (kind === "newAccounts" && newAccounts) {
    return (
      <>
        <Count label={texts.hours} value={newAccounts.hours} most={8760} onChange={(hours) => onChange({ newAccounts: { ...newAccounts, hours } })} />
        <Switch label={texts.newLinks} isOn={newAccounts.links ?? false} onChange={(isOn) => onChange({ newAccounts: { ...newAccounts, links: isOn } })} />
        <Switch label={texts.newMedia} isOn={newAccounts.media ?? false} onChange={(isOn) => onChange({ newAccounts: { ...newAccounts, media: isOn } })} />
      </>
    );
  }

  return null;
}

function Lines({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (value: string[]) => void }) {
  const texts = useSafetyTexts().filters;
  const [text, setText] = useState(value.join("\n"));
  return (
    <Area label={label} hint={texts.perLine} value={text} required spellcheck={false}
      onInput={(e) => { setText(e.currentTarget.value); onChange(lines(e.currentTarget.value)); }} />
  );
}

const Count = ({ label, value, most, onChange }: { label: string; value: number; most: number; onChange: (value: number) => void }) => (
  <Field label={label} type="number" min={1} max={most} required value={value} onInput={(e) => onChange(Number(e.currentTarget.value))} />
);
