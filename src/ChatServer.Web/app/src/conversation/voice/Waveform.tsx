interface Props {
  /** Heights from 0 to 1. */
  levels: readonly number[];

  /** How much of it was heard, 0 to 1. */
  heard?: number;
}

const step = 4;

/** The shape of a sound as bars. */
export function Waveform({ levels, heard = 0 }: Props) {
  return (
    <svg class="audio-shape" viewBox={`0 0 ${levels.length * step} 32`} preserveAspectRatio="none" aria-hidden="true">
      {levels.map((level, i) => {
        const height = 3 + 26 * level;
        return <rect key={i} class={i / levels.length < heard ? "audio-heard" : ""} x={i * step} y={16 - height / 2} width={2.4} height={height} rx={1.2} />;
      })}
    </svg>
  );
}

/** As many bars as are shown, from however many there are; the highest of each part, so that no word is lost. */
export function fitted(levels: readonly number[], bars: number): number[] {
  return Array.from({ length: bars }, (_, i) => {
    const from = Math.floor((i * levels.length) / bars);
    return Math.max(0, ...levels.slice(from, Math.max(from + 1, Math.floor(((i + 1) * levels.length) / bars))));
  });
}
