import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import classes from './package.module.css'
import { READINESS, type Readiness, readinessOf } from './package.search'

type Props = {
  packages: readonly { percent?: number | null }[]
  chosen: Readiness | undefined
  onChoose: (readiness: Readiness | undefined) => void
}

const TONES = { COMPLETE: 'calm', GAPS: 'warn', NO_DATA: 'calm' } as const

/** How many packages are whole, how many have gaps, of how many nothing is known; each leads to those. Namespace: package. */
export function PackageFigures({ packages, chosen, onChoose }: Props) {
  const { t } = useTranslation('package')
  const format = useFormat()
  return (
    <FigureStrip label={t('figures')}>
      {READINESS.map((each) => {
        const count = packages.filter((kept) => readinessOf(kept) === each).length
        return (
          <UnstyledButton
            key={each}
            className={classes.pick}
            aria-pressed={chosen === each}
            onClick={() => onChoose(chosen === each ? undefined : each)}
          >
            <Figure
              value={format.number(count)}
              label={t(`figure.${each}`, { count })}
              hint={t('figureOf', { total: format.number(packages.length) })}
              tone={count > 0 ? TONES[each] : 'calm'}
            />
          </UnstyledButton>
        )
      })}
    </FigureStrip>
  )
}
