import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderPart } from '../../../../tests/render'
import { type PlacePage, PlaceSections } from './PlaceSections'

const links = () =>
  within(screen.getByRole('navigation'))
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')])

describe('the pages that stand together', () => {
  it('are the two of the banks at a school', async () => {
    await renderPart(<PlaceSections level="SCHOOL" placeId="school:3" current="matching" />)
    expect(links()).toEqual([
      ['Банки', '/s/3/banks'],
      ['Подбор', '/s/3/matching'],
    ])
    expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('Подбор')
  })

  it('are marked once, whichever is open', async () => {
    const pages: PlacePage[] = ['roadmaps', 'duties', 'reports']
    for (const current of pages) {
      const { unmount } = await renderPart(
        <PlaceSections level="SCHOOL" placeId="school:3" current={current} />,
      )
      expect(screen.getByRole('link', { current: 'page' })).toHaveAttribute('href', `/s/3/${current}`)
      unmount()
    }
  })

  it('have the agreement of roadmaps at a municipality alone', async () => {
    const { unmount } = await renderPart(
      <PlaceSections level="MUNICIPALITY" placeId="municipality:1" current="roadmaps" />,
    )
    expect(screen.getByRole('link', { name: 'На согласовании' })).toHaveAttribute('href', '/m/1/reviews')
    unmount()
    await renderPart(<PlaceSections level="REGION" placeId="region:1" current="roadmaps" />)
    expect(screen.queryByRole('link', { name: 'На согласовании' })).toBeNull()
  })

  it('are not shown for a page that has a line of the sidebar for itself', async () => {
    await renderPart(<PlaceSections level="MUNICIPALITY" placeId="municipality:1" current="banks" />)
    expect(screen.queryByRole('navigation')).toBeNull()
  })
})
