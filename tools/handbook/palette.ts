import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Pictures of screens have few colours: with a palette of 256 they need a third of the room. */

type Bitmap = { width: number; height: number; channels: number; pixels: Buffer };

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function* chunksOf(png: Buffer): Generator<{ kind: string; body: Buffer }> {
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    yield { kind, body: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** The nearest of left, above and corner: the fourth filter of a PNG. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}

const guesses = [
  () => 0,
  (left: number) => left,
  (_: number, above: number) => above,
  (left: number, above: number) => (left + above) >> 1,
  paeth,
];

/** Only what a browser writes: eight bits a channel, not interlaced, with or without transparency. */
function read(png: Buffer): Bitmap {
  const chunks = [...chunksOf(png)];
  const head = chunks.find(({ kind }) => kind === "IHDR")!.body;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = head[9] === 6 ? 4 : 3;
  const parts = chunks.filter(({ kind }) => kind === "IDAT").map(({ body }) => body);
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const guess = guesses[raw[y * (row + 1)]!]!;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < channels ? 0 : pixels[at - channels]!;
      const above = y === 0 ? 0 : pixels[at - row]!;
      const corner = x < channels || y === 0 ? 0 : pixels[at - row - channels]!;
      pixels[at] = raw[y * (row + 1) + 1 + x]! + guess(left, above, corner);
    }
  }
  return { width, height, channels, pixels };
}

const distance = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)), 0);

/** The 256 colours that stand most often; all others take the nearest of them. */
function paletteOf(colours: Uint32Array): { palette: number[]; placeOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const known = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
  const palette = known.slice(0, 256);
  const nearest = (colour: number): number => {
    let best = 0;
    for (const [place, one] of palette.entries())
      if (distance(one, colour) < distance(palette[best]!, colour)) best = place;
    return best;
  };
  return { palette, placeOf: new Map(known.map((one) => [one, nearest(one)])) };
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The same picture with a palette. */
export function squeezed(png: Buffer): Buffer {
  const { width, height, channels, pixels } = read(png);
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i += 1) {
    const at = i * channels;
    colours[i] = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!;
  }
  const { palette, placeOf } = paletteOf(colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = placeOf.get(colours[y * width + x]!)!;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const shades = palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(shades)),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
