import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import type { Demand_SubjectFragment } from '@/shared/graphql/generated/graphql'
import { workbook } from '@/shared/lib/xlsx'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone, IconWarning } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { SaveTable } from './SaveTable'
import { useCounted } from './use-counted'

type Line = Demand_SubjectFragment
type Props = { place: string; lines: readonly Line[] }

const STANDING = { loading: false, refreshing: false, error: null, onRetry: () => undefined }

/** Of which subjects there are too few mentors, the greatest shortage first. Namespaces: demand, figures. */
export function SubjectsPanel({ place, lines }: Props) {
  const { t } = useTranslation('demand')
  const counted = useCounted()
  const name = (line: Line) => line.subject ?? t('noSubject')
  // Both numbers have to be known to say that there are too few.
  const isShort = ({ waiting, places }: Line) =>
    typeof waiting.value === 'number' && typeof places === 'number' && waiting.value > places
  const columns: Column<Line>[] = [
    { id: 'subject', header: t('subject'), phone: 'title', cell: name },
    {
      id: 'short',
      header: t('state'),
      phone: 'mark',
      cell: (line) =>
        isShort(line) ? (
          <StatusMark icon={IconWarning} tone="attention" label={t('short')} />
        ) : line.waiting.value === 0 ? (
          <StatusMark icon={IconDone} tone="neutral" label={t('nobodyWaits')} />
        ) : null,
    },
    {
      id: 'waiting',
      header: t('waiting'),
      align: 'right',
      phone: 'labelled',
      cell: ({ waiting }) => counted(waiting.value),
    },
    {
      id: 'mentors',
      header: t('mentors'),
      align: 'right',
      phone: 'labelled',
      cell: ({ mentors }) => counted(mentors.value),
    },
    {
      id: 'places',
      header: t('places'),
      align: 'right',
      phone: 'labelled',
      cell: ({ places }) => counted(places),
    },
  ]
  const save = () =>
    saveBlob(
      workbook(
        t('subjects'),
        [t('subject'), t('waiting'), t('mentors'), t('places')],
        lines.map((line) => [
          name(line),
          ...[line.waiting.value, line.mentors.value, line.places].map((value) => value ?? counted(null)),
        ]),
      ),
      `${t('subjects')}, ${place}.xlsx`,
    )
  return (
    <Panel
      title={t('subjects')}
      description={t('subjectsHint')}
      actions={<SaveTable disabled={lines.length === 0} onSave={save} />}
    >
      <DataTable
        {...STANDING}
        caption={t('subjects')}
        columns={columns}
        rows={lines}
        rowKey={name}
        totalCount={lines.length}
        empty={<EmptyState title={t('noSubjects')} hint={t('noSubjectsHint')} />}
      />
    </Panel>
  )
}
