import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FigureLink } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { cockpitCountsQuery } from './cockpit.query'
import { EXCEPTION_LOOK } from './kinds'
import { useExceptionCount } from './use-exception-count'

type Props = { municipalityId: string }

const TONES = { problem: 'danger', attention: 'warn', neutral: 'calm' } as const

/** What is not as it should be, before anything else: each number leads to the schools behind it. Namespace: cockpit. */
export function CockpitPanel({ municipalityId }: Props) {
  const { t } = useTranslation(['cockpit', 'common'])
  const print = useExceptionCount()
  const query = useQuery(cockpitCountsQuery(municipalityId))
  const place = { municipalityId: bareId(municipalityId) }
  const found = query.data?.viewer?.municipality?.exceptionCounts.filter(({ schools }) => schools > 0)
  return (
    <Panel
      title={t('title')}
      description={t('lead')}
      actions={
        <>
          <AnchorLink to="/m/$municipalityId/targets" params={place}>
            {t('common:sections.targets')}
          </AnchorLink>
          <AnchorLink to="/m/$municipalityId/attention" params={place}>
            {t('all')}
          </AnchorLink>
        </>
      }
    >
      {query.error ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : !found ? (
        <PageLoading />
      ) : found.length === 0 ? (
        <EmptyState icon={IconDone} title={t('nothing')} hint={t('nothingHint')} />
      ) : (
        <FigureStrip label={t('lead')}>
          {found.map((line) => (
            <FigureLink
              key={line.kind}
              to="/m/$municipalityId/attention"
              params={place}
              search={{ kind: line.kind }}
              value={print(line)}
              label={t(`kind.${line.kind}`)}
              hint={t('schools', { count: line.schools })}
              tone={TONES[EXCEPTION_LOOK[line.kind].tone]}
            />
          ))}
        </FigureStrip>
      )}
    </Panel>
  )
}
