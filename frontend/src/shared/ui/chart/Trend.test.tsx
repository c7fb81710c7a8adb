import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderPart } from '../../../../tests/render'
import { Bars } from './Bars'
import { Trend } from './Trend'

const point = (key: string, value: number | null) => ({
  key,
  label: key,
  value,
  printed: String(value ?? '—'),
})
const path = (part: HTMLElement) => part.querySelector('path')?.getAttribute('d') ?? ''

describe('a trend', () => {
  it('is broken where there is no data, and does not fall to nought', async () => {
    await renderPart(
      <Trend label="Пары" points={[point('2023', 4), point('2024', null), point('2025', 8)]} />,
    )
    const drawn = screen.getByRole('img', { name: 'Пары' })
    expect(path(drawn).match(/M/g)).toHaveLength(2)
    expect(path(drawn)).not.toContain('L')
    expect(drawn.querySelectorAll('circle')).toHaveLength(2)
  })

  it('stands in the middle when it is of one year', async () => {
    await renderPart(<Trend label="Пары" points={[point('2025', 8)]} />)
    expect(screen.getByRole('img').querySelector('circle')).toHaveAttribute('cx', '320')
  })
})

describe('bars', () => {
  it('measure by the greatest, and draw nothing where nothing is known', async () => {
    const bars = [point('А', 10), point('Б', 5), point('В', null)]
    await renderPart(<Bars label="Пары" bars={bars} />)
    const widths = screen
      .getAllByRole('listitem')
      .map((line) => line.querySelectorAll('rect')[1]?.getAttribute('width'))
    expect(widths).toEqual(['100', '50', undefined])
  })

  it('never reach beyond the whole, and mark the plan', async () => {
    const bars = [{ ...point('А', 120), planned: 40 }]
    await renderPart(<Bars label="Доли" bars={bars} whole={100} />)
    const [, filled, planned] = screen.getByRole('listitem').querySelectorAll('rect')
    expect(filled).toHaveAttribute('width', '100')
    expect(planned).toHaveAttribute('x', '39.5')
  })
})
