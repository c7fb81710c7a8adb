import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { STEPS, type Step } from './rollover.search'
import classes from './StepList.module.css'

type Props = { step: Step; onStep: (step: Step) => void }

/** Where the reader is among the steps; each can be gone back to. */
export function StepList({ step, onStep }: Props) {
  const { t } = useTranslation('rollover')
  return (
    <nav aria-label={t('steps')}>
      <ol className={classes.list}>
        {STEPS.map((each, at) => (
          <li key={each}>
            <UnstyledButton
              className={classes.step}
              aria-current={each === step ? 'step' : undefined}
              onClick={() => onStep(each)}
            >
              <span className={classes.number} aria-hidden>
                {at + 1}
              </span>
              {t(`step.${each}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}
