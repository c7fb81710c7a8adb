import { describe, expect, it, vi } from 'vitest'
import { parseDay } from '@/shared/ui/form/parse-day'
import { isChunkError, reloadOnce } from './chunk-error'
import { deviceName } from './device-name'
import { bareId, innerPath, nodeId, placePath } from './ids'
import { fullName, shortName } from './names'
import { pageSteps, toPageVariables } from './paging'

describe('names', () => {
  const person = { lastName: 'Иванова', firstName: 'мария', patronymic: 'Петровна' }
  it('writes the full name with its patronymic', () =>
    expect(fullName(person)).toBe('Иванова мария Петровна'))
  it('binds initials to the last name, so that no line breaks between them', () =>
    expect(shortName(person)).toBe('Иванова\u00a0М.\u00a0П.'))
  it('does without a patronymic', () =>
    expect(shortName({ ...person, patronymic: null })).toBe('Иванова\u00a0М.'))
})

describe('addresses', () => {
  it('turn a node id into a short address and back', () => {
    expect(bareId('school:0197-a')).toBe('0197-a')
    expect(nodeId('school', '0197-a')).toBe('school:0197-a')
    expect(placePath({ id: 'municipality:7', level: 'MUNICIPALITY' })).toBe('/m/7')
  })
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', undefined])(
    'never lead out of the site: %s',
    (path) => expect(innerPath(path)).toBe('/'),
  )
  it('keep the page that was asked for', () => expect(innerPath('/s/1?year=2025')).toBe('/s/1?year=2025'))
})

describe('paging', () => {
  it('goes forward from the start, after a cursor and before a cursor', () => {
    expect(toPageVariables({}, 20)).toEqual({ first: 20, after: null })
    expect(toPageVariables({ after: 'x' }, 20)).toEqual({ first: 20, after: 'x' })
    expect(toPageVariables({ before: 'y' }, 20)).toEqual({ last: 20, before: 'y' })
  })
  it('has no step where there is no page', () => {
    const go = vi.fn()
    const steps = pageSteps(
      { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' },
      go,
    )
    expect(steps.onPrevious).toBeUndefined()
    steps.onNext?.()
    expect(go).toHaveBeenCalledWith({ after: 'b', before: undefined })
    expect(pageSteps(undefined, go)).toEqual({ onPrevious: undefined, onNext: undefined })
  })
})

describe('typed days', () => {
  it.each([
    ['14.12.2026', '2026-12-14'],
    ['1 2 2026', '2026-02-01'],
    ['01/09/25', '2025-09-01'],
    ['29.02.2028', '2028-02-29'],
    ['29.02.2027', null],
    ['31.04.2026', null],
    ['14.13.2026', null],
    ['вчера', null],
  ])('%s is %s', (typed, iso) => expect(parseDay(typed)).toBe(iso))
})

describe('a chunk lost to a deploy', () => {
  it('is known by the words of each browser', () => {
    expect(isChunkError(new TypeError('Failed to fetch dynamically imported module: /a.js'))).toBe(true)
    expect(isChunkError(new TypeError('error loading dynamically imported module'))).toBe(true)
    expect(isChunkError(new TypeError('Importing a module script failed.'))).toBe(true)
    expect(isChunkError(new Error('boom'))).toBe(false)
  })
  it('reloads the page once, not in a loop', () => {
    const reload = vi.fn()
    sessionStorage.clear()
    expect(reloadOnce(sessionStorage, reload)).toBe(true)
    expect(reloadOnce(sessionStorage, reload)).toBe(false)
    expect(reload).toHaveBeenCalledOnce()
  })
})

describe('devices', () => {
  it('are recognised by the most special mark', () => {
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0) Chrome/130 YaBrowser/24 Safari/537')).toBe(
      'Yandex, Windows',
    )
    expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605')).toBe(
      'Safari, iPhone',
    )
    expect(deviceName(null)).toBeUndefined()
  })
})
