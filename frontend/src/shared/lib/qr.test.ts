import { describe, expect, it } from 'vitest'
import { qrModules } from './qr'

/** «привет» as another encoder draws it, with the same mask. */
const HELLO = [
  '#######.#...####..#######',
  '#.....#..#.#...#..#.....#',
  '#.###.#.#....#....#.###.#',
  '#.###.#.....#..##.#.###.#',
  '#.###.#...#.#..##.#.###.#',
  '#.....#.#.#..##.#.#.....#',
  '#######.#.#.#.#.#.#######',
  '..........####...........',
  '#.#...##.....#.##..#..#.#',
  '###..#.#.##.#...###.#..#.',
  '...#..##..#..##.#.###.#..',
  '....##..#..##.####....###',
  '##.#..#...#..##.....###..',
  '.....#.#.##..##..#.##..##',
  '##.##.###.##...#.###.###.',
  '....#..#.##..#...#...##..',
  '###.#.#.#..###.######.###',
  '........##..#...#...#..#.',
  '#######.##..#####.#.###..',
  '#.....#..#.##.###...#.#..',
  '#.###.#...#..##.#####....',
  '#.###.#..##..##.#.###.#..',
  '#.###.#.#.##.....###.####',
  '#.....#...#..#.......##..',
  '#######.######.###.##.#.#',
]

const ADDRESS = 'https://example.org/survey/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

describe('a QR code', () => {
  it('is drawn module by module as the standard says', () => {
    const drawn = qrModules('привет')?.map((line) => line.map((dark) => (dark ? '#' : '.')).join(''))
    expect(drawn).toEqual(HELLO)
  })

  it('grows with the text and gives up where it does not fit', () => {
    expect(qrModules(ADDRESS)).toHaveLength(37)
    expect(qrModules('x'.repeat(106))).toHaveLength(41)
    expect(qrModules('x'.repeat(107))).toBeUndefined()
  })
})
