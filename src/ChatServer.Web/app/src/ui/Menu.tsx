import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { createPortal } from "preact/compat";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { moveFocus } from "../lib/moveFocus";
import { useFocusBack } from "../lib/useFocus";
import "./menu.css";

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  onChoose: () => void;
  isBad?: boolean;

  /** Something else comes in the menu's place. */
  staysOpen?: boolean;
}

interface Props {
  items: MenuItem[];
  label: string;

  /** Where it was asked for; on small touch screens it comes from below instead. */
  at: { x: number; y: number };

  /** Ends at the point instead of beginning there. */
  isAbove?: boolean;
  onClose: () => void;

  /** Stands above the items, such as a row of reactions. */
  children?: ComponentChildren;
}

/** A menu that begins at a point and stays on the screen. Escape, a choice or a click elsewhere ends it, and the focus goes back. */
export function Menu({ items, label, at, isAbove = false, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = box.current!;
    const { width, height } = menu.getBoundingClientRect();
    const margin = 8;
    menu.style.setProperty("--x", `${Math.max(margin, Math.min(at.x, innerWidth - width - margin))}px`);
    menu.style.setProperty("--y", `${Math.max(margin, isAbove || at.y + height > innerHeight - margin ? Math.min(at.y, innerHeight) - height : at.y)}px`);
  }, [at.x, at.y]);

  useFocusBack();
  useEffect(() => {
    box.current!.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
  }, []);

  const choose = (item: MenuItem) => {
    if (!item.staysOpen) onClose();
    item.onChoose();
  };

  return createPortal(
    <div class="menu-layer" onClick={onClose} onContextMenu={(e) => { e.preventDefault(); onClose(); }}>
      <div ref={box} class="menu" onClick={(e) => e.stopPropagation()}
        onKeyDown={(e) => { moveFocus(e, "[role=menuitem]"); if (e.key === "Escape" || e.key === "Tab") { e.preventDefault(); e.stopPropagation(); onClose(); } }}>
        {children}
        <div role="menu" aria-label={label}>
          {items.map((item) => (
            <button key={item.label} type="button" role="menuitem" class={item.isBad ? "menu-item menu-bad" : "menu-item"} onClick={() => choose(item)}>
              <item.icon size={19} />
              {item.label}
            </button>
          ))}
        </div>
      </div>
    </div>,
    document.body,
  );
}
