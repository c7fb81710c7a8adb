import { expect, it } from 'vitest'
import { lines, openPlaces, pieces, placeKey } from './filled'

const text = 'Приказ № {номер приказа} от {дата}.\nКуратор {куратор}, приказ № {номер приказа}.'

it('cuts a text where a person still has to write', () => {
  expect(pieces('до {срок} включительно')).toEqual([
    { text: 'до ', isOpen: false },
    { text: '{срок}', isOpen: true },
    { text: ' включительно', isOpen: false },
  ])
})

it('names what is left once, in the order of the text', () => {
  expect(openPlaces(text)).toEqual(['номер приказа', 'дата', 'куратор'])
})

it('puts together exactly what it took apart', () => {
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

it.each(['', 'всё известно', '{}', '{не\nместо}', '} наоборот {'])('leaves nothing open in «%s»', (words) =>
  expect(openPlaces(words)).toEqual([]),
)

it('knows a heading by its sign, and only at the beginning of its line', () => {
  expect(lines('# Положение\n1.1. Пункт # 2\n#без пробела')).toEqual([
    { text: 'Положение', isHeading: true },
    { text: '1.1. Пункт # 2', isHeading: false },
    { text: '#без пробела', isHeading: false },
  ])
})

it('keys the name of a place as the catalogue does', () => {
  expect(placeKey('order number')).toBe('order_number')
  expect(placeKey('organisation')).toBe('organisation')
})
