import { Alert, Button, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FragmentType } from '@/shared/graphql/generated'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconProblem, IconReturned, IconWarning } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { ImportColumns } from './ImportColumns'
import { ImportLines } from './ImportLines'
import { ImportReceipt } from './ImportReceipt'
import { ImportSummary } from './ImportSummary'
import { IMPORT_RUN, type ImportRun } from './import.query'
import type { ImportSearch } from './import.search'

type Props = {
  placeId: string
  run: FragmentType<typeof IMPORT_RUN>
  search: ImportSearch
  onSearch: (patch: Partial<ImportSearch>) => void
  /** Back to the first step. */
  onLeave: () => void
}

/** A file at the point where it is. */
export function ImportRunView(props: Props) {
  const { t } = useTranslation('imports')
  const run = readFragment(IMPORT_RUN, props.run)
  const { placeId, search, onSearch, onLeave } = props
  const again = (
    <Button variant="default" onClick={onLeave}>
      {t('another')}
    </Button>
  )
  switch (run.state) {
    case 'WAITING':
    case 'APPLYING':
      return <Working run={run} />
    case 'UNREADABLE':
      return (
        <Panel title={run.fileName}>
          <EmptyState
            icon={IconProblem}
            title={t(`failure.${run.failure ?? 'UNKNOWN'}.title`)}
            hint={t(`failure.${run.failure ?? 'UNKNOWN'}.remedy`)}
            action={again}
          />
        </Panel>
      )
    case 'DISCARDED':
      return (
        <Panel title={run.fileName}>
          <EmptyState icon={IconReturned} title={t('discarded')} hint={t('discardedHint')} action={again} />
        </Panel>
      )
    case 'APPLIED':
      return (
        <>
          <ImportReceipt placeId={placeId} run={run} onLeave={onLeave} />
          <ImportLines run={run} search={search} onSearch={onSearch} />
        </>
      )
    case 'PREVIEWED':
      return (
        <>
          {run.changedMeanwhile ? (
            <Alert color="amber" variant="outline" icon={<IconWarning aria-hidden />} mb="md">
              {t('changedMeanwhile')}
            </Alert>
          ) : null}
          <ImportColumns key={run.version} run={run} />
          {run.missingFields.length === 0 ? (
            <>
              <ImportSummary run={run} onSearch={onSearch} onLeave={onLeave} />
              <ImportLines run={run} search={search} onSearch={onSearch} />
            </>
          ) : null}
        </>
      )
    default:
      return run.state satisfies never
  }
}

function Working({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const part = run.total > 0 ? Math.round((run.done / run.total) * 100) : 0
  return (
    <Panel title={run.fileName}>
      <Stack gap="xs">
        <Text role="status">
          {t(`working.${run.state === 'APPLYING' ? 'apply' : 'read'}`)}{' '}
          {run.total > 0
            ? t('working.lines', { done: format.number(run.done), total: format.number(run.total) })
            : null}
        </Text>
        <Progress value={run.state === 'APPLYING' ? 100 : part} animated aria-label={t('working.progress')} />
        <Text size="sm" c="dimmed">
          {t('working.hint')}
        </Text>
      </Stack>
    </Panel>
  )
}
