import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportVerdict } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { ImportRun } from './import.query'

type Props = { placeId: string; run: ImportRun; onLeave: () => void }

/** Pairs are agreed by now, and in force after consents and an order. */
function PairsNext({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation('imports')
  return (
    <Alert
      variant="outline"
      color="pine"
      icon={<IconInfo aria-hidden />}
      title={t('pairsNext.title')}
      mt="sm"
    >
      {t('pairsNext.text')}{' '}
      <AnchorLink
        to="/s/$schoolId/pairs"
        params={{ schoolId: bareId(schoolId) }}
        search={{ state: 'AGREED' }}
      >
        {t('pairsNext.link')}
      </AnchorLink>
    </Alert>
  )
}

/** What was done. The lines below lead to what each became. */
export function ImportReceipt({ placeId, run, onLeave }: Props) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const count = (verdict: ImportVerdict) => run.counts.find((each) => each.verdict === verdict)?.count ?? 0
  const left = count('WRONG') + count('SKIPPED')
  return (
    <Panel
      title={t('receipt.title')}
      description={run.fileName}
      actions={
        <Button variant="default" onClick={onLeave}>
          {t('another')}
        </Button>
      }
    >
      <FigureStrip label={t('figures')}>
        <Figure value={format.number(count('NEW'))} label={t('receipt.added', { count: count('NEW') })} />
        <Figure
          value={format.number(count('UPDATE'))}
          label={t('receipt.updated', { count: count('UPDATE') })}
        />
        <Figure value={format.number(count('SAME'))} label={t('receipt.same')} />
        <Figure value={format.number(left)} label={t('receipt.left')} tone={left > 0 ? 'warn' : 'calm'} />
      </FigureStrip>
      {run.kind === 'PAIRS' && count('NEW') > 0 ? <PairsNext schoolId={placeId} /> : null}
    </Panel>
  )
}
