/**
 * A QR code (ISO/IEC 18004) of a short text: bytes, error correction M, versions 2–6. That is enough for an address of
 * 106 bytes; a longer one has no code and is read by eye.
 */

type Version = { size: number; correction: number; blocks: number; data: number; alignment: number }

const VERSIONS: readonly Version[] = [
  { size: 25, correction: 16, blocks: 1, data: 28, alignment: 18 },
  { size: 29, correction: 26, blocks: 1, data: 44, alignment: 22 },
  { size: 33, correction: 18, blocks: 2, data: 32, alignment: 26 },
  { size: 37, correction: 24, blocks: 2, data: 43, alignment: 30 },
  { size: 41, correction: 16, blocks: 4, data: 27, alignment: 34 },
]

/** The dark modules, row by row; `undefined` for a text that is too long. */
export function qrModules(text: string): boolean[][] | undefined {
  const bytes = new TextEncoder().encode(text)
  // Four bits of mode and eight of length stand before the bytes.
  const version = VERSIONS.find(({ blocks, data }) => bytes.length + 2 <= blocks * data)
  if (!version) return undefined
  const words = codewords(bytes, version)
  const faces = MASKS.map((_, mask) => draw(words, version, mask))
  return faces.reduce((best, face) => (penalty(face) < penalty(best) ? face : best))
}

/** Arithmetic in GF(256) over x⁸ + x⁴ + x³ + x² + 1. */
const EXP: number[] = []
const LOG: number[] = []
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value
  LOG[value] = power
  value <<= 1
  if (value > 255) value ^= 0x11d
}
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (EXP[((LOG[a] ?? 0) + (LOG[b] ?? 0)) % 255] ?? 0)

/** The remainder of the data by the generator of `count` correction words. */
function correctionOf(data: readonly number[], count: number): number[] {
  let generator = [1]
  for (let root = 0; root < count; root++) {
    const next = Array<number>(generator.length + 1).fill(0)
    generator.forEach((factor, index) => {
      next[index] = (next[index] ?? 0) ^ factor
      next[index + 1] = (next[index + 1] ?? 0) ^ times(factor, EXP[root] ?? 0)
    })
    generator = next
  }
  const rest = [...data, ...Array<number>(count).fill(0)]
  for (let index = 0; index < data.length; index++) {
    const factor = rest[index] ?? 0
    generator.forEach((value, offset) => {
      rest[index + offset] = (rest[index + offset] ?? 0) ^ times(value, factor)
    })
  }
  return rest.slice(data.length)
}

/** Data and correction words, interleaved block by block. */
function codewords(bytes: Uint8Array, { blocks, data, correction }: Version): number[] {
  const bits: number[] = []
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  put(0b0100, 4)
  put(bytes.length, 8)
  for (const byte of bytes) put(byte, 8)
  const room = blocks * data * 8
  put(0, Math.min(4, room - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const words: number[] = []
  for (let at = 0; at < bits.length; at += 8)
    words.push(bits.slice(at, at + 8).reduce((word, bit) => (word << 1) | bit, 0))
  for (let pad = 0; words.length < blocks * data; pad++) words.push(pad % 2 === 0 ? 0xec : 0x11)
  const parts = Array.from({ length: blocks }, (_, block) => words.slice(block * data, (block + 1) * data))
  const checks = parts.map((part) => correctionOf(part, correction))
  const woven = (lists: readonly number[][], length: number) =>
    Array.from({ length }, (_, index) => lists.map((list) => list[index] ?? 0)).flat()
  return [...woven(parts, data), ...woven(checks, correction)]
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

function draw(words: readonly number[], { size, alignment }: Version, mask: number): boolean[][] {
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const set = (row: number, column: number, value: boolean) => {
    const [line, held] = [dark[row], fixed[row]]
    if (!line || !held || column < 0 || column >= size) return
    line[column] = value
    held[column] = true
  }
  const finder = (top: number, left: number) => {
    for (let r = -1; r <= 7; r++)
      for (let c = -1; c <= 7; c++) {
        const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3))
        set(top + r, left + c, ring <= 3 && ring !== 2)
      }
  }
  finder(0, 0)
  finder(0, size - 7)
  finder(size - 7, 0)
  for (let r = -2; r <= 2; r++)
    for (let c = -2; c <= 2; c++) set(alignment + r, alignment + c, Math.max(Math.abs(r), Math.abs(c)) !== 1)
  for (let at = 8; at < size - 8; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [index, bit] of formatBits(mask).entries()) {
    const near = index < 6 ? index : index < 8 ? index + 1 : size - 15 + index
    const far = index < 8 ? size - 1 - index : index === 8 ? 7 : 14 - index
    set(near, 8, bit)
    set(8, far, bit)
  }
  set(size - 8, 8, true)

  let at = 0
  const bitAt = (index: number) => (((words[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1
  for (let right = size - 1, upward = true; right > 0; right -= 2, upward = !upward) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = upward ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (fixed[row]?.[column]) continue
        const flip = MASKS[mask]?.(row, column) ?? false
        const bit = at < words.length * 8 && bitAt(at)
        at += 1
        const line = dark[row]
        if (line) line[column] = bit !== flip
      }
    }
  }
  return dark
}

/** Correction M and the mask with their own BCH code, the lowest bit first. */
function formatBits(mask: number): boolean[] {
  const data = mask
  let rest = data << 10
  for (let bit = 14; bit >= 10; bit--) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
  const bits = ((data << 10) | rest) ^ 0x5412
  return Array.from({ length: 15 }, (_, bit) => ((bits >> bit) & 1) === 1)
}

/** How much a face looks like something else: long runs and blocks of one colour. */
function penalty(face: readonly (readonly boolean[])[]): number {
  let points = 0
  const runs = (line: readonly boolean[]) => {
    let run = 0
    line.forEach((value, index) => {
      run = index > 0 && value === line[index - 1] ? run + 1 : 1
      if (run === 5) points += 3
      else if (run > 5) points += 1
    })
  }
  for (const line of face) runs(line)
  for (let column = 0; column < face.length; column++) runs(face.map((line) => line[column] ?? false))
  for (let row = 1; row < face.length; row++)
    for (let column = 1; column < face.length; column++) {
      const value = face[row]?.[column]
      const same =
        value === face[row - 1]?.[column] &&
        value === face[row]?.[column - 1] &&
        value === face[row - 1]?.[column - 1]
      if (same) points += 3
    }
  return points
}
