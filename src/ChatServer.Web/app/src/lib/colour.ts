const hues = [12, 40, 75, 130, 160, 195, 230, 262, 295, 335];

/** One of ten hues, always the same for the same id. Class names, since the page allows no inline style. */
export function hueClass(id: string): string {
  let hash = 0x811c9dc5; // FNV-1a; its upper half, for the lower bits of ids made at the same time are alike
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return `hue-${(hash >>> 16) % hues.length}`;
}

const words = /[\p{L}\p{N}\p{Extended_Pictographic}][\p{M}\u200d\ufe0f\p{Extended_Pictographic}]*/u;

/** At most two letters: of the first and the last word, so that "Ada Maria Brandt" is AB. */
export function initials(name: string): string {
  const parts = name.split(/[\s._-]+/u).flatMap((word) => words.exec(word)?.[0] ?? []);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""].join("").toLocaleUpperCase();
}
