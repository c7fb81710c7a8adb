import { useTranslation } from 'react-i18next'
import type { MentorshipState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconDone, IconDraft } from '@/shared/ui/icons'
import classes from './PairSteps.module.css'

const STEPS = ['proposed', 'consent', 'order', 'active', 'ended'] as const

/** How many steps lie behind; the next one is where the pair stands. A pair that never came to be has no line. */
const PASSED = {
  PROPOSED: 1,
  AGREED: 2,
  ORDER_PREPARED: 2,
  ACTIVE: 3,
  ENDED: 5,
  DECLINED: null,
  REVOKED: null,
} as const satisfies Record<MentorshipState, number | null>

/** The way of a pair in five words, with the present step marked by picture, weight and word. */
export function PairSteps({ state }: { state: MentorshipState }) {
  const { t } = useTranslation('pairs')
  const passed = PASSED[state]
  if (passed === null) return null
  return (
    <ol className={classes.root} aria-label={t('steps')}>
      {STEPS.map((step, index) => {
        const place = index < passed ? 'passed' : index === passed ? 'now' : 'later'
        const Icon = { passed: IconDone, now: IconActive, later: IconDraft }[place]
        return (
          <li
            key={step}
            className={classes.step}
            data-place={place}
            aria-current={place === 'now' ? 'step' : undefined}
          >
            <Icon size={16} aria-hidden className={classes.icon} />
            {t(`step.${step}`)}
          </li>
        )
      })}
    </ol>
  )
}
