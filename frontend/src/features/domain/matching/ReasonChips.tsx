import { useTranslation } from 'react-i18next'
import type { FragmentType } from '@/shared/graphql/generated'
import { readFragment } from '@/shared/graphql/generated'
import classes from './matching.module.css'
import { reasonWords } from './reason-words'
import { REASONS } from './run.fragment'

type Props = { label: string; reasons: readonly FragmentType<typeof REASONS>[] }

/** Why the two fit: each part of the score with what it adds. */
export function ReasonChips({ label, reasons }: Props) {
  const { t } = useTranslation(['matching', 'terms'])
  return (
    <ul className={classes.chips} aria-label={label}>
      {readFragment(REASONS, reasons).map((reason) => (
        <li key={reason.criterion} className={classes.chip}>
          {reasonWords(t, reason)} <span className={classes.points}>+{reason.points}</span>
        </li>
      ))}
    </ul>
  )
}
