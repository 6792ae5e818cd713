import { useAppearance } from "../lib/appearance";
import { useTexts } from "../lib/texts";
import { Choice } from "./Choice";

export function AppearancePage() {
  const texts = useTexts().settings.appearance;
  const { current, change } = useAppearance();
  return (
    <div class="settings-form">
      <Choice label={texts.theme} value={current.theme} options={["system", "light", "dark"]} nameOf={(t) => texts.themes[t]} onChange={(theme) => change({ theme })} />
      <Choice label={texts.accent} value={current.accent} options={["indigo", "teal", "green", "amber", "rose", "violet"]} look="dots"
        nameOf={(a) => <span class="only-heard">{texts.accents[a]}</span>} onChange={(accent) => change({ accent })} />
      <Choice label={texts.text} value={current.text} options={["small", "medium", "large", "huge"]} nameOf={(t) => texts.sizes[t]} onChange={(text) => change({ text })} />
      <Choice label={texts.density} value={current.density} options={["comfortable", "compact"]} nameOf={(d) => texts.densities[d]} onChange={(density) => change({ density })} />
      <Choice label={texts.language} value={current.language} options={["system", "en", "de"]} nameOf={(l) => ({ system: texts.themes.system, en: "English", de: "Deutsch" })[l]} onChange={(language) => change({ language })} />
    </div>
  );
}
