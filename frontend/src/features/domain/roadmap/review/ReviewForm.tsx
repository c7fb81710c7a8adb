import { Text, Textarea } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  KeptReview_RoadmapFragment,
  KeptReviewQuery,
  RoadmapHead_RoadmapFragment,
} from '@/shared/graphql/generated/graphql'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import type { PlanItem } from '../plan/plan-item.fragment'
import { Overtaken } from './Overtaken'
import { ReviewItem } from './ReviewItem'
import { ReviewVerdict } from './ReviewVerdict'
import classes from './review.module.css'
import { useKeptReview } from './use-kept-review'
import { WordsClash } from './WordsClash'

type Others = NonNullable<NonNullable<KeptReviewQuery['viewer']>['roadmap']>['otherReviewers']

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  items: readonly PlanItem[]
  /** What the server kept of the reader's words when the roadmap was opened. */
  kept: KeptReview_RoadmapFragment['reviewDraft']
  others: Others
  onDone: () => void
  onHold: (roadmapId: string | undefined) => void
}

/** Remarks on rows and the word on the whole, kept as they are written, until they are sent. Namespaces: reviews, plan. */
export function ReviewForm({ roadmap, items, kept, others, onDone, onHold }: Props) {
  const { t } = useTranslation('reviews')
  const format = useFormat()
  const refresh = useRefresh()
  const [overtaken, setOvertaken] = useState(false)
  const hold = useCallback(() => {
    setOvertaken(true)
    onHold(roadmap.id)
  }, [onHold, roadmap.id])
  const draft = useKeptReview(roadmap.id, kept, hold)
  const leave = () => {
    draft.forget()
    onHold(undefined)
    onDone()
  }
  if (overtaken)
    return (
      <Overtaken
        roadmapId={roadmap.id}
        items={items}
        words={draft.words}
        onDone={() => {
          leave()
          void refresh()
        }}
      />
    )
  return (
    <>
      <Text role="status" size="sm" c="dimmed">
        {others.length > 0
          ? t('others', {
              names: format.list(others.map(({ person }) => person.shortName)),
              count: others.length,
            })
          : ''}
      </Text>
      <ol className={classes.items}>
        {items.map((item) => (
          <ReviewItem
            key={item.id}
            item={item}
            compared={Boolean(roadmap.parent)}
            remark={draft.words.remarks[item.id]}
            onRemark={(text) => draft.remark(item.id, text)}
          />
        ))}
      </ol>
      <Textarea
        label={t('summary')}
        description={t('summaryHint')}
        autosize
        minRows={2}
        maxLength={10_000}
        mt="md"
        value={draft.words.summary}
        error={draft.problem}
        onChange={(event) => draft.sumUp(event.currentTarget.value)}
      />
      {draft.clashes.length > 0 ? (
        <WordsClash clashes={draft.clashes} items={items} onSettle={draft.settle} />
      ) : null}
      <ReviewVerdict roadmap={roadmap} draft={draft} onDone={leave} onAnswered={hold} />
    </>
  )
}
