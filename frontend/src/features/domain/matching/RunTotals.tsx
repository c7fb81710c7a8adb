import { useTranslation } from 'react-i18next'
import type { MatchingRun_RunFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'

type Run = Pick<MatchingRun_RunFragment, 'pairs' | 'mentees' | 'mentors' | 'places' | 'score'>

/** What a run came to, in four figures. */
export function RunTotals({ run }: { run: Run }) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const each = run.pairs > 0 ? Math.round(run.score / run.pairs) : 0
  const left = run.mentees - run.pairs
  return (
    <FigureStrip label={t('totals')}>
      <Figure
        value={format.number(run.pairs)}
        label={t('pairs', { count: run.pairs })}
        hint={t('ofMentees', { count: run.mentees })}
      />
      <Figure
        value={run.pairs > 0 ? format.number(each) : '—'}
        label={t('score', { count: each })}
        hint={run.pairs > 0 ? t('scoreHint', { sum: format.number(run.score) }) : null}
      />
      <Figure
        value={format.number(left)}
        label={t('left', { count: left })}
        tone={left > 0 ? 'warn' : 'calm'}
      />
      <Figure
        value={format.number(run.places)}
        label={t('places', { count: run.places })}
        hint={t('placesHint', { count: run.mentors })}
      />
    </FigureStrip>
  )
}
