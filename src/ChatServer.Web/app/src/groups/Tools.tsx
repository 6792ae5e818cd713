import { Ban, ChevronRight, Link2, MailPlus, Pencil, QrCode, SlidersHorizontal, UserCheck, type LucideIcon } from "lucide-preact";
import type { ComponentType } from "preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useGroupTexts, type GroupTexts } from "../lib/groupTexts";
import { lazy } from "../lib/lazy";

export interface ToolProps {
  onClose: () => void;
}

interface Tool {
  name: Exclude<keyof GroupTexts["tools"], "title">;
  icon: LucideIcon;
  component: ComponentType<ToolProps>;
}

const tools: Tool[] = [
  { name: "edit", icon: Pencil, component: lazy(() => import("./EditDialog").then((m) => m.EditDialog)) },
  { name: "address", icon: QrCode, component: lazy(() => import("../channels/AddressDialog").then((m) => m.AddressDialog)) },
  { name: "links", icon: Link2, component: lazy(() => import("../invite/LinksDialog").then((m) => m.LinksDialog)) },
  { name: "invite", icon: MailPlus, component: lazy(() => import("../invite/InviteDialog").then((m) => m.InviteDialog)) },
  { name: "requests", icon: UserCheck, component: lazy(() => import("./RequestsDialog").then((m) => m.RequestsDialog)) },
  { name: "rules", icon: SlidersHorizontal, component: lazy(() => import("./RulesDialog").then((m) => m.RulesDialog)) },
  { name: "bans", icon: Ban, component: lazy(() => import("./BansDialog").then((m) => m.BansDialog)) },
];

/** How a group is run, for those who may. */
export function Tools() {
  const texts = useGroupTexts().tools;
  const { rights, summary, facts } = useView();
  const [open, setOpen] = useState<Tool | null>(null);
  const isAdmin = summary?.myRole === "admin" || summary?.myRole === "owner";
  const may: Record<Tool["name"], boolean> = {
    edit: rights.changeInfo, address: !!facts?.public, links: rights.add, invite: rights.add, requests: rights.add, rules: isAdmin, bans: rights.moderate,
  };
  const offered = tools.filter(({ name }) => may[name]);
  if (offered.length === 0) return null;

  return (
    <section class="people-section">
      {offered.some(({ name }) => name !== "address") && <h3>{texts.title}</h3>}
      <ul>
        {offered.map((tool) => (
          <li key={tool.name}>
            <button type="button" class="row row-wide tool" aria-haspopup="dialog" onClick={() => setOpen(tool)}>
              <tool.icon size={20} class="settings-icon" />
              <span class="row-title">{texts[tool.name]}</span>
              <ChevronRight size={18} class="settings-on flips" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {open && <Suspense fallback={null}><open.component onClose={() => setOpen(null)} /></Suspense>}
    </section>
  );
}
