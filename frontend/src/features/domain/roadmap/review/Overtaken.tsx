import { Alert, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'
import { VERDICT_LOOK } from '../looks'
import type { PlanItem } from '../plan/plan-item.fragment'
import { roadmapQuery } from '../roadmap.query'
import { ROADMAP_HEAD } from '../roadmap-head.fragment'
import { REVIEW } from './review.fragment'
import classes from './review.module.css'
import { type ReviewWords, remarksOf, says } from './review-words'

type Props = {
  roadmapId: string
  items: readonly PlanItem[]
  /** What the reader has written and can no longer send. */
  words: ReviewWords
  onDone: () => void
}

/** A colleague has answered first: what they said, and what the reader wrote meanwhile, to be taken along. Namespace: reviews. */
export function Overtaken({ roadmapId, items, words, onDone }: Props) {
  const { t } = useTranslation('reviews')
  const format = useFormat()
  const query = useQuery({ ...roadmapQuery(roadmapId), refetchOnMount: 'always' })
  const roadmap = readFragment(ROADMAP_HEAD, query.data?.viewer?.roadmap)
  const [answer] = readFragment(REVIEW, roadmap?.reviews ?? [])
  const decided = answer && answer.verdict !== 'PENDING' ? answer : undefined
  return (
    <Alert
      role="alert"
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('overtaken.title')}
    >
      {decided ? (
        <>
          <StatusMark {...VERDICT_LOOK[decided.verdict]} label={t(`verdict.${decided.verdict}`)} />
          <Text size="sm" c="dimmed">
            {[
              decided.decidedBy?.shortName,
              decided.decidedOn ? t('history.decided', { date: format.dayLong(decided.decidedOn) }) : '',
            ]
              .filter(Boolean)
              .join('. ')}
          </Text>
          <Written items={items} summary={decided.summary} remarks={decided.remarks} />
        </>
      ) : null}
      {says(words) ? (
        <>
          <Text fw={500} mt="sm">
            {t('overtaken.mine')}
          </Text>
          <Written items={items} summary={words.summary} remarks={remarksOf(words)} />
        </>
      ) : null}
      <Button size="xs" mt="sm" onClick={onDone}>
        {t('overtaken.on')}
      </Button>
    </Alert>
  )
}

type WrittenProps = {
  items: readonly PlanItem[]
  summary: string
  remarks: readonly { itemId?: string | null; text: string }[]
}

function Written({ items, summary, remarks }: WrittenProps) {
  const { t } = useTranslation('reviews')
  const title = (itemId: string | null | undefined) =>
    items.find(({ id }) => id === itemId)?.title ?? t('summary')
  return (
    <dl className={classes.both}>
      {remarks.map(({ itemId, text }) => (
        <div key={`${itemId}${text}`}>
          <dt>{title(itemId)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {summary ? (
        <div>
          <dt>{t('summary')}</dt>
          <dd>{summary}</dd>
        </div>
      ) : null}
    </dl>
  )
}
