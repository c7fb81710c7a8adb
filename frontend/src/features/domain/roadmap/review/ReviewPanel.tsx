import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { RoadmapDecision, RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDone, IconReturned } from '@/shared/ui/icons'
import { PageLoading } from '@/shared/ui/PageLoading'
import { focusOf } from '../check/keys'
import { planItemsQuery } from '../plan/plan.query'
import { PLAN_ITEM } from '../plan/plan-item.fragment'
import { ReviewItem } from './ReviewItem'
import classes from './review.module.css'
import { useReview } from './use-review'
import { useReviewDraft } from './use-review-draft'

type Props = { roadmap: RoadmapHead_RoadmapFragment; onDone: () => void }

/** A submitted roadmap row by row, with a remark where one is due, and the word on the whole. Namespaces: reviews, plan. */
export function ReviewPanel({ roadmap, onDone }: Props) {
  const { t } = useTranslation('reviews')
  const query = useQuery(planItemsQuery(roadmap.id, undefined))
  const { remarks, summary, isKept, remark, sumUp, forget } = useReviewDraft(roadmap.id)
  const [asked, setAsked] = useState<RoadmapDecision>()
  const review = useReview(roadmap, () => {
    forget()
    setAsked(undefined)
    onDone()
  })
  const written = Object.entries(remarks).flatMap(([itemId, text]) =>
    text.trim() ? [{ itemId, text: text.trim() }] : [],
  )
  const says = written.length > 0 || summary.trim() !== ''
  useEffect(
    function decideByKeys() {
      const decide = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || focusOf(event.target, null) === 'field') return
        if (document.querySelector('[role="dialog"]')) return
        if (event.code === 'KeyA' && written.length === 0) setAsked('AGREE')
        if (event.code === 'KeyR' && says) setAsked('RETURN')
      }
      window.addEventListener('keydown', decide)
      return () => window.removeEventListener('keydown', decide)
    },
    [written.length, says],
  )
  const refs = query.data?.viewer?.roadmap?.items
  if (!refs)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const rows = t('history.remarks', { count: written.length })
  return (
    <>
      <ol className={classes.items}>
        {readFragment(PLAN_ITEM, refs).map((item) => (
          <ReviewItem
            key={item.id}
            item={item}
            compared={Boolean(roadmap.parent)}
            remark={remarks[item.id]}
            onRemark={(text) => remark(item.id, text)}
          />
        ))}
      </ol>
      <Textarea
        label={t('summary')}
        description={t('summaryHint')}
        autosize
        minRows={2}
        mt="md"
        value={summary}
        onChange={(event) => sumUp(event.currentTarget.value)}
      />
      <div className={classes.bar}>
        <span role="status" className={classes.kept}>
          {[written.length > 0 ? rows : '', isKept ? t('kept') : ''].filter(Boolean).join('. ')}
        </span>
        <Button
          variant="default"
          leftSection={<IconReturned size={16} aria-hidden />}
          disabled={!says}
          title={says ? undefined : t('return.why')}
          onClick={() => setAsked('RETURN')}
        >
          {t('return.open')}
        </Button>
        <Button
          leftSection={<IconDone size={16} aria-hidden />}
          disabled={written.length > 0}
          title={written.length > 0 ? t('agree.why') : undefined}
          onClick={() => setAsked('AGREE')}
        >
          {t('agree.open')}
        </Button>
      </div>
      <Confirm
        opened={asked !== undefined}
        title={t(asked === 'RETURN' ? 'return.ask' : 'agree.ask', { title: roadmap.title })}
        consequences={
          asked === 'RETURN' ? [t('return.then'), ...(written.length > 0 ? [rows] : [])] : [t('agree.then')]
        }
        confirmLabel={t(asked === 'RETURN' ? 'return.open' : 'agree.open')}
        busy={review.isPending}
        error={review.error}
        onConfirm={() =>
          asked && review.mutate({ decision: asked, summary: summary.trim(), remarks: written })
        }
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}
