import { Alert, Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/api/file'
import { graphql } from '@/shared/graphql/generated'
import type { ImportVerdict } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { IconDownload, IconUnknown } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import type { ImportRun } from './import.query'
import type { ImportSearch } from './import.search'

const APPLY = graphql(/* GraphQL */ `
  mutation ApplyImport($input: ApplyImportInput!) {
    applyImport(input: $input) {
      __typename
      ... on ApplyImportRefused {
        reason
      }
    }
  }
`)

const DISCARD = graphql(/* GraphQL */ `
  mutation DiscardImport($input: DiscardImportInput!) {
    discardImport(input: $input) {
      __typename
    }
  }
`)

type Props = {
  run: ImportRun
  onSearch: (patch: Partial<ImportSearch>) => void
  onLeave: () => void
}

/** What the file comes to, and the act. */
export function ImportSummary({ run, onSearch, onLeave }: Props) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const queryClient = useQueryClient()
  const [asked, dialog] = useDisclosure()
  const count = (verdict: ImportVerdict) => run.counts.find((each) => each.verdict === verdict)?.count ?? 0
  const [fresh, changed, wrong, doubtful] = [count('NEW'), count('UPDATE'), count('WRONG'), count('DOUBTFUL')]
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['import', run.id] })
  const apply = useMutation({
    mutationFn: () => graphqlRequest(APPLY, { input: { importId: run.id, version: run.version } }),
    onSuccess: async ({ applyImport: answer }) => {
      if (answer.__typename === 'ApplyImportRefused') notify(t(`refusal.${answer.reason}`), 'problem')
      if (answer.__typename === 'ApplyImportConflict') notify(t('goneOn'), 'problem')
      dialog.close()
      onSearch({ show: undefined, after: undefined, before: undefined })
      await refresh()
    },
  })
  const discard = useMutation({
    mutationFn: () => graphqlRequest(DISCARD, { input: { importId: run.id } }),
    onSuccess: () => {
      // First: who goes elsewhere meanwhile must not be called back.
      onLeave()
      return queryClient.invalidateQueries()
    },
  })
  const corrections = useMutation({
    mutationFn: () => saveFile(`/files/imports/${bareId(run.id)}.xlsx`, `${t('summary.corrections')}.xlsx`),
  })
  const ready = doubtful === 0 && fresh + changed > 0
  return (
    <Panel
      title={t('summary.title')}
      description={run.fileName}
      actions={
        <>
          <Button variant="subtle" color="brick" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t('summary.discard')}
          </Button>
          <Button disabled={!ready} onClick={dialog.open}>
            {t('summary.apply')}
          </Button>
        </>
      }
    >
      <FigureStrip label={t('figures')}>
        <Figure value={format.number(fresh)} label={t('summary.fresh', { count: fresh })} />
        <Figure value={format.number(changed)} label={t('summary.changed', { count: changed })} />
        <Figure
          value={format.number(doubtful)}
          label={t('summary.doubtful', { count: doubtful })}
          tone={doubtful > 0 ? 'warn' : 'calm'}
        />
        <Figure
          value={format.number(wrong)}
          label={t('summary.wrong', { count: wrong })}
          tone={wrong > 0 ? 'danger' : 'calm'}
        />
      </FigureStrip>
      {doubtful > 0 ? (
        <Alert variant="outline" color="amber" icon={<IconUnknown aria-hidden />} mt="sm">
          {t('summary.chooseFirst')}
        </Alert>
      ) : null}
      {wrong > 0 ? (
        <Group mt="sm">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={corrections.isPending}
            onClick={() => corrections.mutate()}
          >
            {t('summary.download')}
          </Button>
        </Group>
      ) : null}
      {discard.error || corrections.error ? <ErrorNote error={discard.error ?? corrections.error} /> : null}
      <Confirm
        opened={asked}
        title={t('confirm.title', { file: run.fileName })}
        consequences={[
          t('confirm.lines', { fresh: format.number(fresh), changed: format.number(changed) }),
          ...(wrong > 0 ? [t('confirm.wrong', { wrong: format.number(wrong) })] : []),
          t('confirm.whole'),
          ...(run.kind === 'ORGANISATIONS'
            ? []
            : [t(run.kind === 'PAIRS' ? 'pairsConfirm' : 'confirm.consents')]),
        ]}
        confirmLabel={t('summary.apply')}
        busy={apply.isPending}
        error={apply.error}
        onConfirm={() => apply.mutate()}
        onClose={dialog.close}
      />
    </Panel>
  )
}
