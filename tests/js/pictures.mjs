// Pictures large enough that making something of them takes a while.
import { crc32, deflateSync } from "node:zlib";

/** A grey square, as a PNG. */
export function picture(side) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8; // Bits of grey.
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(side * (side + 1)))), chunk("IEND", Buffer.alloc(0))]);
}

/** Its second half is missing. */
export function broken(file) {
  return file.subarray(0, file.length / 2);
}

function chunk(type, data) {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
