import { describe, expect, it } from 'vitest'
import { changesOf, mergeTexts, type ReportTexts, yieldTo } from './report-texts'

const texts = (summary: string, rows: Record<string, [string, string]> = {}): ReportTexts => ({
  summary,
  rows: Object.fromEntries(
    Object.entries(rows).map(([id, [comment, effectiveness]]) => [id, { comment, effectiveness }]),
  ),
})

describe('what is sent of a report', () => {
  it('is nothing when nothing was changed', () => {
    expect(
      changesOf(texts('Год', { a: ['Провели', ''] }), texts('Год', { a: ['Провели', ''] })),
    ).toBeUndefined()
  })
  it('is the summary alone, without the rows', () => {
    expect(changesOf(texts('Итог', { a: ['Провели', ''] }), texts('', { a: ['Провели', ''] }))).toEqual({
      summary: 'Итог',
    })
  })
  it('is the changed field of the changed row, also when it was emptied', () => {
    const saved = texts('', { a: ['Провели', 'Помогло'], b: ['', ''] })
    expect(changesOf(texts('', { a: ['Провели', ''], b: ['', ''] }), saved)).toEqual({
      rows: [{ itemId: 'a', effectiveness: '' }],
    })
  })
})

describe('two wordings of one report', () => {
  const base = texts('Год', { a: ['', ''], b: ['', ''] })

  it('are put together where each side wrote elsewhere', () => {
    const { texts: merged, clashes } = mergeTexts(
      base,
      texts('Год', { a: ['Моё', ''], b: ['', ''] }),
      texts('Их итог', { a: ['', 'Их'], b: ['', ''] }),
    )
    expect(clashes).toEqual([])
    expect(merged).toEqual(texts('Их итог', { a: ['Моё', 'Их'], b: ['', ''] }))
  })

  it('clash where both wrote the same place differently, and stay mine until somebody chooses', () => {
    const { texts: merged, clashes } = mergeTexts(
      base,
      texts('Мой', { a: ['Моё', ''], b: ['', ''] }),
      texts('Их', { a: ['Их', ''], b: ['', ''] }),
    )
    expect(clashes).toEqual([
      { itemId: null, field: 'summary', mine: 'Мой', theirs: 'Их' },
      { itemId: 'a', field: 'comment', mine: 'Моё', theirs: 'Их' },
    ])
    expect(merged.summary).toBe('Мой')
    expect(yieldTo(merged, clashes)).toEqual(texts('Их', { a: ['Их', ''], b: ['', ''] }))
    expect(yieldTo(merged, clashes.slice(1)).summary).toBe('Мой')
  })

  it('do not clash when both wrote the same words', () => {
    const same = texts('Итог', { a: ['Провели', ''], b: ['', ''] })
    expect(mergeTexts(base, same, same)).toEqual({ texts: same, clashes: [] })
  })

  it('follow the rows of the server: a new one comes, one that left goes', () => {
    const { texts: merged } = mergeTexts(
      base,
      texts('Год', { a: ['Моё', ''], b: ['', ''] }),
      texts('Год', { a: ['', ''], c: ['', 'Новая'] }),
    )
    expect(merged.rows).toEqual({
      a: { comment: 'Моё', effectiveness: '' },
      c: { comment: '', effectiveness: 'Новая' },
    })
  })
})
