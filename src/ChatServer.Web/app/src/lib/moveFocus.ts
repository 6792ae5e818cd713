/** Up and down go through what is there, as in every list of a desktop. */
export function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }, selector: string): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) return;

  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const next = all[all.indexOf(event.target.closest<HTMLElement>(selector)!) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
