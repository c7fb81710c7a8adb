import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { PairRow_MentorshipFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { AnchorLink } from '@/shared/ui/links'
import type { Column, TableState } from '@/shared/ui/table.types'
import { PairStateMark } from './PairStateMark'
import { PAIR_ROW } from './pair-row.fragment'

export type PairRow = PairRow_MentorshipFragment

type Props = {
  state: TableState
  caption: string
  rows: readonly FragmentType<typeof PAIR_ROW>[] | undefined
  empty: ReactNode
  totalCount?: number | undefined
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  rowActions?: (row: PairRow) => ReactNode
  /** What the list itself says about a row. */
  note?: (row: PairRow) => string | null
}

/** Pairs, one a line: who helps whom, how, and where it stands. */
export function PairsTable({ state, rows, rowActions, note, ...rest }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const format = useFormat()
  const columns: Column<PairRow>[] = [
    {
      id: 'pair',
      header: t('pair'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(row.id) }}>
            {t('pairName', pairNames(row))}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {t('formFormat', { form: t(`terms:form.${row.form}`), format: t(`terms:format.${row.format}`) })}
            {note?.(row) ? ` · ${note(row)}` : null}
            {row.cell === 'GROUP' ? `, ${t('group.mark', { count: row.mentees.length })}` : null}
          </Text>
        </>
      ),
    },
    {
      id: 'dates',
      header: t('dates'),
      phone: 'detail',
      cell: (row) =>
        row.startedOn && row.endedOn
          ? t('fromUntil', { from: format.dayNumeric(row.startedOn), until: format.dayNumeric(row.endedOn) })
          : row.startedOn
            ? t('since', { from: format.dayNumeric(row.startedOn) })
            : t('proposedOn', { on: format.dayNumeric(row.proposedOn) }),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: (row) => (
        <>
          <PairStateMark state={row.state} />
          {row.suspension ? (
            <Text size="xs" c="dimmed" component="div">
              {row.suspension.expectedBack
                ? t('rest.untilShort', { on: format.dayNumeric(row.suspension.expectedBack) })
                : t('rest.short')}
            </Text>
          ) : null}
          {row.endingProposed ? (
            <Text size="xs" c="dimmed" component="div">
              {t('endingProposedShort')}
            </Text>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      {...state}
      {...rest}
      columns={columns}
      rows={rows ? readFragment(PAIR_ROW, rows) : undefined}
      rowKey={(row) => row.id}
      countLabel={(count) => t('count', { count })}
      {...(rowActions ? { rowActions } : {})}
    />
  )
}

/** The names of both sides: «Иванова М. П.», of a group the first and how many more, «Ёлкин А. С. +3». */
export function pairNames({ mentors, mentees }: Pick<PairRow, 'mentors' | 'mentees'>) {
  return { mentors: sideName(mentors), mentees: sideName(mentees) }
}

function sideName(side: PairRow['mentors']) {
  const [first, ...others] = side.map(({ person }) => person.shortName)
  return others.length > 0 ? `${first}\u00A0+${others.length}` : (first ?? '')
}
