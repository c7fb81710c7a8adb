import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { VERDICT_LOOK } from '../looks'
import { REVIEW } from './review.fragment'
import classes from './review.module.css'

type Props = { reviews: readonly FragmentType<typeof REVIEW>[] }

/** Every submission of a school's roadmap with the word of the centre, the latest first. Namespace: reviews. */
export function ReviewHistory({ reviews }: Props) {
  const { t } = useTranslation('reviews')
  const format = useFormat()
  const due = useDue()
  const all = readFragment(REVIEW, reviews)
  if (all.length === 0) return null
  return (
    <Panel title={t('history.title')}>
      <ol className={classes.history}>
        {all.map((review) => (
          <li key={review.id}>
            <StatusMark {...VERDICT_LOOK[review.verdict]} label={t(`verdict.${review.verdict}`)} />
            <Text size="sm" c="dimmed">
              {t('history.submitted', { number: review.number, date: format.dayLong(review.submittedOn) })}
              {`, ${review.submittedBy.shortName}`}
              {review.verdict === 'PENDING' ? `. ${t('history.due', { due: due(review.dueOn) })}` : ''}
              {review.decidedOn
                ? `. ${t('history.decided', { date: format.dayLong(review.decidedOn) })}${review.decidedBy ? `, ${review.decidedBy.shortName}` : ''}`
                : ''}
            </Text>
            {review.summary ? <Text className={classes.words}>{review.summary}</Text> : null}
            {review.remarks.length > 0 ? (
              <Text size="sm">{t('history.remarks', { count: review.remarks.length })}</Text>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
