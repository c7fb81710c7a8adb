import { Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { ProgrammeChange_DifferenceFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { DIFFERENCE } from './change.fragment'
import classes from './changes.module.css'

type Props = { differences: readonly FragmentType<typeof DIFFERENCE>[]; label: string }

/** What a change changes, a sentence each: what was, struck through, and what is to be. */
export function Differences({ differences, label }: Props) {
  return (
    <ul className={classes.list} aria-label={label}>
      {readFragment(DIFFERENCE, differences).map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: differences have no identity and never move
        <Line key={index} difference={difference} />
      ))}
    </ul>
  )
}

function Line({ difference }: { difference: ProgrammeChange_DifferenceFragment }) {
  const { t } = useTranslation(['changes', 'programmes'])
  const format = useFormat()
  switch (difference.__typename) {
    case 'WordsDifference':
      return (
        <Item sign="~">
          <Said>{t(`text.${difference.text}`, { activity: difference.activity ?? '' })}</Said>
          <WasNow was={difference.wordsBefore} now={difference.wordsAfter} />
        </Item>
      )
    case 'DayDifference':
      return (
        <Item sign="~">
          <Said>{difference.activity ? t('dayOf', { activity: difference.activity }) : t('lastDay')}</Said>
          <WasNow was={format.dayLong(difference.dayBefore)} now={format.dayLong(difference.dayAfter)} />
        </Item>
      )
    case 'KindDifference':
      return (
        <Item sign="~">
          <Said>{t('kindOf', { activity: difference.title })}</Said>
          <WasNow
            was={t(`programmes:kind.${difference.kindBefore}`)}
            now={t(`programmes:kind.${difference.kindAfter}`)}
          />
        </Item>
      )
    case 'ActivityDifference':
      return (
        <Item sign={difference.added ? '+' : '−'}>
          {t(difference.added ? 'activityAdded' : 'activityDropped', {
            title: difference.title,
            date: format.dayLong(difference.plannedOn),
          })}
        </Item>
      )
    case 'DeficitDifference':
      return (
        <Item sign={difference.added ? '+' : '−'}>
          {t(difference.added ? 'deficitAdded' : 'deficitDropped', { area: difference.area })}
        </Item>
      )
    case 'OrderDifference':
      return <Item sign="~">{t('reordered')}</Item>
    default:
      return difference satisfies never
  }
}

function Item({ sign, children }: { sign: string; children: ReactNode }) {
  return (
    <li className={classes.item}>
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      <div>{children}</div>
    </li>
  )
}

function Said({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  )
}

function WasNow({ was, now }: { was: string; now: string }) {
  const { t } = useTranslation('changes')
  return (
    <>
      {was ? (
        <>
          <VisuallyHidden>{t('was')} </VisuallyHidden>
          <del className={classes.was}>{was}</del>
        </>
      ) : null}{' '}
      <ins className={classes.now} style={{ textDecoration: 'none' }}>
        {now || t('nothing')}
      </ins>
    </>
  )
}
