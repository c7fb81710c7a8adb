import * as v from 'valibot'
import { expect, it } from 'vitest'
import { lastDay, weekOf } from './looks'
import { templateSchema, templateValues } from './template-form'

const sound = {
  ...templateValues(undefined),
  title: 'Первый год',
  goal: 'Уверенный урок',
  expectedResult: 'Открытый урок',
}
const line = (dueDay: number | string) => ({
  title: 'Посещение урока',
  kind: 'LESSON_VISIT' as const,
  dueDay,
  expectedResult: 'Лист',
})
const flaws = (values: unknown) =>
  (v.safeParse(templateSchema, values).issues ?? []).map((issue) => v.getDotPath(issue))

it('counts weeks from one', () => {
  expect([0, 6, 7, 14, 20].map(weekOf)).toEqual([1, 1, 2, 3, 3])
})

it('ends with the longest term of so many months', () => {
  expect([3, 9, 12].map(lastDay)).toEqual([92, 278, 365])
})

it('takes a template without lines: they can be written later', () => {
  expect(flaws(sound)).toEqual([])
})

it('lasts three to twelve months', () => {
  expect(flaws({ ...sound, months: 2 })).toEqual(['months'])
  expect(flaws({ ...sound, months: 13 })).toEqual(['months'])
  expect(flaws({ ...sound, months: '' })).toEqual(['months'])
})

it('keeps every line inside the term, and says which is not', () => {
  const activities = [line(0), line(93), line(-1)]
  expect(flaws({ ...sound, months: 3, activities: activities.slice(0, 2) })).toEqual(['activities.1.dueDay'])
  expect(flaws({ ...sound, months: 3, activities })).toContain('activities.2.dueDay')
  expect(flaws({ ...sound, months: 4, activities: activities.slice(0, 2) })).toEqual([])
  expect(flaws({ ...sound, activities: [line('')] })).toEqual(['activities.0.dueDay'])
})
