import { expect, it } from 'vitest'
import { drawnCells, type PrintedCell } from './cells'

const own = (text: string): PrintedCell => ({ text, merged: 'NO' })
const left = (text: string): PrintedCell => ({ text, merged: 'LEFT' })
const above = (text: string): PrintedCell => ({ text, merged: 'ABOVE' })

/** Every place of the table is drawn exactly once, whatever is merged. */
function places(rows: PrintedCell[][]): number[][] {
  const counts = rows.map((cells) => cells.map(() => 0))
  drawnCells(rows).forEach((cells, row) => {
    for (const { column, colSpan, rowSpan } of cells)
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < colSpan; right += 1) {
          const line = counts[row + down]
          if (line) line[column + right] = (line[column + right] ?? 0) + 1
        }
  })
  return counts
}

it('draws a section that stretches over all columns as one cell', () => {
  expect(drawnCells([[own('I. Организация'), left('I. Организация'), left('I. Организация')]])).toEqual([
    [{ column: 0, text: 'I. Организация', colSpan: 3, rowSpan: 1 }],
  ])
})

it('draws an activity with several terms once, at the side of its terms', () => {
  const rows = [
    [own('1'), own('Опрос'), own('до 1 октября')],
    [above('1'), above('Опрос'), own('до 1 марта')],
    [own('2'), own('Отчёт'), own('июнь')],
  ]
  expect(drawnCells(rows).map((cells) => cells.map(({ text, rowSpan }) => [text, rowSpan]))).toEqual([
    [
      ['1', 2],
      ['Опрос', 2],
      ['до 1 октября', 1],
    ],
    [['до 1 марта', 1]],
    [
      ['2', 1],
      ['Отчёт', 1],
      ['июнь', 1],
    ],
  ])
})

it('draws a block over columns and rows once', () => {
  const rows = [
    [own('а'), left('а'), own('б')],
    [above('а'), left('а'), own('в')],
  ]
  expect(drawnCells(rows)[0]?.[0]).toEqual({ column: 0, text: 'а', colSpan: 2, rowSpan: 2 })
  expect(places(rows)).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ])
})

it.each([
  [
    'a block that becomes narrower',
    [
      [own('а'), left('а'), own('б')],
      [above('а'), own('г'), own('в')],
    ],
  ],
  [
    'a block that becomes wider',
    [
      [own('а'), own('б'), own('в')],
      [above('а'), left('а'), own('г')],
    ],
  ],
  ['a mark without anything above', [[above('а'), left('а'), own('б')]]],
  ['a first cell that belongs to the left', [[left('а'), own('б')]]],
])('loses no place and draws none twice: %s', (_name, rows) => {
  expect(places(rows).flat()).toEqual(rows.flat().map(() => 1))
})
