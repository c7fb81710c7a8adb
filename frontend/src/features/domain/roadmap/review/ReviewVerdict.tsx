import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadmapDecision, RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { Confirm } from '@/shared/ui/Confirm'
import { IconDone, IconReturned } from '@/shared/ui/icons'
import { SaveMark } from '@/shared/ui/SaveMark'
import { focusOf } from '../check/keys'
import classes from './review.module.css'
import { remarksOf } from './review-words'
import type { KeptReview } from './use-kept-review'
import { useReview } from './use-review'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  draft: KeptReview
  onDone: () => void
  onAnswered: () => void
}

/** The word on a roadmap: agreed to, or sent back with what was remarked; by the keyboard as well. Namespace: reviews. */
export function ReviewVerdict({ roadmap, draft, onDone, onAnswered }: Props) {
  const { t } = useTranslation('reviews')
  const [asked, setAsked] = useState<RoadmapDecision>()
  const review = useReview(roadmap, { onDone, onAnswered })
  const { says } = draft
  const written = remarksOf(draft.words)
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
  const rows = t('history.remarks', { count: written.length })
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.kept}>
          {written.length > 0 ? `${rows}. ` : ''}
          <SaveMark state={draft.state} />
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
          asked && review.mutate({ decision: asked, summary: draft.words.summary.trim(), remarks: written })
        }
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}
