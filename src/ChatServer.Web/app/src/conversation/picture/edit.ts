/** A place in the whole picture as it is turned now, from 0 to 1 both ways. */
export interface Point {
  x: number;
  y: number;
}

export interface Area extends Point {
  width: number;
  height: number;
}

export interface Stroke {
  colour: string;

  /** A part of the picture's shorter side. */
  width: number;
  points: readonly Point[];
}

/** What was done to a picture. */
export interface Edit {
  /** Quarters, clockwise. */
  turns: number;
  area: Area;
  strokes: readonly Stroke[];
}

export const whole: Area = { x: 0, y: 0, width: 1, height: 1 };
export const untouched: Edit = { turns: 0, area: whole, strokes: [] };

const turnedPoint = ({ x, y }: Point): Point => ({ x: 1 - y, y: x });

export function turned({ turns, area, strokes }: Edit): Edit {
  return {
    turns: (turns + 1) % 4,
    area: { x: 1 - area.y - area.height, y: area.x, width: area.height, height: area.width },
    strokes: strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(turnedPoint) })),
  };
}

export type Handle = "topLeft" | "topRight" | "bottomLeft" | "bottomRight" | "all";

const least = 0.08;
const between = (low: number, value: number, high: number) => Math.max(low, Math.min(high, value));

/** The area with one of its corners moved, or all of it; it stays in the picture. */
export function moved(area: Area, handle: Handle, dx: number, dy: number): Area {
  if (handle === "all") return { ...area, x: between(0, area.x + dx, 1 - area.width), y: between(0, area.y + dy, 1 - area.height) };
  let [left, top, right, bottom] = [area.x, area.y, area.x + area.width, area.y + area.height];
  if (handle.endsWith("Left")) left = between(0, left + dx, right - least);
  else right = between(left + least, right + dx, 1);
  if (handle.startsWith("top")) top = between(0, top + dy, bottom - least);
  else bottom = between(top + least, bottom + dy, 1);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** No side is longer: more than any screen shows. */
const longest = 2560;

/** Draws the picture as it is now; all of it, or only the area that was chosen. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, { turns, area, strokes }: Edit, isWhole: boolean): void {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [wide, high] = turns % 2 ? [height, width] : [width, height];
  const shown = isWhole ? whole : area;
  canvas.width = Math.max(1, Math.round(wide * shown.width));
  canvas.height = Math.max(1, Math.round(high * shown.height));

  const context = canvas.getContext("2d")!;
  context.translate(-shown.x * wide, -shown.y * high);
  context.save();
  context.translate(wide / 2, high / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
  context.restore();
  for (const stroke of strokes) drawStroke(context, stroke, wide, high);
}

function drawStroke(context: CanvasRenderingContext2D, { colour, width, points }: Stroke, wide: number, high: number): void {
  Object.assign(context, { strokeStyle: colour, lineWidth: width * Math.min(wide, high), lineCap: "round", lineJoin: "round" });
  context.beginPath();
  points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x * wide, y * high) : context.lineTo(x * wide, y * high)));
  if (points.length === 1) context.lineTo(points[0]!.x * wide, points[0]!.y * high);
  context.stroke();
}

/** The picture as a file of the kind that it was. */
export async function fileOf(picture: ImageBitmap, edit: Edit, original: File): Promise<File> {
  const canvas = document.createElement("canvas");
  draw(canvas, picture, edit, false);
  const type = original.type === "image/png" ? "image/png" : "image/jpeg";
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92));
  if (!blob) throw new Error("The browser made no picture.");
  return new File([blob], original.name.replace(/\.\w+$/, type === "image/png" ? ".png" : ".jpg"), { type });
}
