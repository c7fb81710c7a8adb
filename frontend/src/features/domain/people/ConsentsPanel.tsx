import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone, IconEarlier } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { BlankForms, ConsentPapers } from '../consents/ConsentPapers'
import { PaperConsentSheet } from '../consents/PaperConsentSheet'
import type { PersonPageRecord } from './person.query'

type Row = PersonPageRecord['consents'][number]

type Props = {
  consents: readonly Row[]
  person: { id: string; fullName: string }
  /** The school to which a paper consent is recorded; none for who neither works nor learns anywhere. */
  schoolId: string | undefined
  /** Whether the reader keeps the papers of the school. */
  mayRecord: boolean
  pupil: boolean
}

/** Every consent the person ever gave here, each with its term and whether it holds today. */
export function ConsentsPanel({ consents, person, schoolId, mayRecord, pupil }: Props) {
  const { t } = useTranslation(['people', 'terms', 'consents'])
  const [recording, sheet] = useDisclosure()
  const format = useFormat()
  const columns: Column<Row>[] = [
    {
      id: 'purpose',
      header: t('consent.purpose'),
      phone: 'title',
      cell: (row) => (
        <>
          {t(`terms:consent.${row.purpose}`)}
          {row.fields.length > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {row.fields.map((field) => t(`terms:publicField.${field}`)).join(', ')}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'term',
      header: t('consent.term'),
      phone: 'detail',
      cell: (row) =>
        row.validUntil
          ? t('consent.fromUntil', {
              from: format.dayNumeric(row.validFrom),
              until: format.dayNumeric(row.validUntil),
            })
          : t('consent.from', { from: format.dayNumeric(row.validFrom) }),
    },
    {
      id: 'channel',
      header: t('consent.channel'),
      phone: 'detail',
      cell: (row) => t(`consent.channelOf.${row.channel}`),
    },
    {
      id: 'state',
      header: t('consent.state'),
      phone: 'mark',
      cell: (row) =>
        row.holds ? (
          <StatusMark icon={IconDone} tone="done" label={t('consent.holds')} />
        ) : (
          <StatusMark
            icon={IconEarlier}
            tone="neutral"
            label={
              row.replaced
                ? t('consent.replaced')
                : row.withdrawnOn
                  ? t('consent.withdrawn', { on: format.dayNumeric(row.withdrawnOn) })
                  : t('consent.over')
            }
          />
        ),
    },
    {
      id: 'papers',
      header: t('consent.acts'),
      phone: 'detail',
      cell: (row) => <ConsentPapers consent={row} mayScan={mayRecord} />,
    },
  ]
  return (
    <Panel
      title={t('consent.title')}
      description={t('consent.hint')}
      actions={
        mayRecord && schoolId ? (
          <>
            <BlankForms schoolId={schoolId} personId={person.id} pupil={pupil} />
            <Button variant="default" onClick={sheet.open}>
              {t('consents:record')}
            </Button>
          </>
        ) : null
      }
    >
      {schoolId ? (
        <PaperConsentSheet
          opened={recording}
          onClose={sheet.close}
          schoolId={schoolId}
          person={person}
          pupil={pupil}
        />
      ) : null}
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => {}}
        caption={t('consent.title')}
        columns={columns}
        rows={consents}
        totalCount={consents.length}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('consent.empty')} hint={t('consent.emptyHint')} />}
      />
    </Panel>
  )
}
