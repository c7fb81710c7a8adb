import { Menu, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { placePath } from '@/shared/lib/ids'
import { IconOpenDown } from '@/shared/ui/icons'
import classes from './ContextBar.module.css'
import type { PlaceInHand, PlaceRef } from './place.query'

type Props = {
  place: PlaceInHand | undefined
  /** Places the reader has a post in, each once. */
  places: readonly PlaceRef[]
  year: number | undefined
  onYear: (year: number) => void
}

/** «Where am I, and of which year is this»: drives every screen, lives in the address. */
export function ContextBar({ place, places, year, onYear }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = place?.name ?? t('context.me')
  const years = place?.schoolYears ?? []
  // The server names the running year first.
  const shownYear = year ?? years[0]
  return (
    <nav className={classes.root} aria-label={t('context.label')}>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={classes.button} aria-label={t('context.choosePlace', { name })}>
            <span className={classes.name}>
              {place?.parent ? <span className={classes.parent}>{place.parent.name} › </span> : null}
              {name}
            </span>
            <IconOpenDown size={14} aria-hidden className={classes.icon} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {place?.parent ? <PlaceItem place={place.parent} /> : null}
          {places.map((own) => (
            <PlaceItem key={own.id} place={own} />
          ))}
          <Menu.Item component={Link} to="/">
            {t('context.me')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shownYear === undefined ? null : (
        <Menu position="bottom-start" withinPortal={false}>
          <Menu.Target>
            <UnstyledButton
              className={classes.button}
              aria-label={`${t('context.year')}: ${format.schoolYear(shownYear)}`}
            >
              {format.schoolYear(shownYear)}
              <IconOpenDown size={14} aria-hidden className={classes.icon} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('context.year')}</Menu.Label>
            <Menu.RadioGroup value={String(shownYear)} onChange={(year) => onYear(Number(year))}>
              {years.map((each) => (
                <Menu.RadioItem key={each} value={String(each)} closeMenuOnClick>
                  {format.schoolYear(each)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}

function PlaceItem({ place }: { place: PlaceRef }) {
  const { t } = useTranslation()
  return (
    <Menu.Item
      component={Link}
      to={placePath(place)}
      rightSection={<span className={classes.level}>{t(`level.${place.level}`)}</span>}
    >
      {place.name}
    </Menu.Item>
  )
}
