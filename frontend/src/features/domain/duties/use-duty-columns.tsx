import { Anchor, Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OccurrenceMark } from '@/features/domain/roadmap/OccurrenceMark'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import type { PlaceLevel } from '@/shared/lib/ids'
import type { Column } from '@/shared/ui/table.types'
import classes from './duties.module.css'
import type { Occurrence } from './occurrence.fragment'
import type { VerifyApi } from './use-verify'

type Options = {
  level: PlaceLevel
  /** Chooses many rows; without it there is no column of boxes. */
  verify: VerifyApi | undefined
  onOpen: (occurrence: Occurrence) => void
}

/** The columns of a list of duties. Namespace: duties. */
export function useDutyColumns({ level, verify, onOpen }: Options): Column<Occurrence>[] {
  const { t } = useTranslation('duties')
  const format = useFormat()
  const due = useDue()
  return [
    ...(verify
      ? [
          {
            id: 'select',
            header: t('bulk.select'),
            cell: (row) =>
              row.viewerCan.includes('VERIFY') ? (
                <Checkbox
                  aria-label={t('bulk.selectOf', { title: row.duty.item.title, place: row.duty.place.name })}
                  checked={verify.isChosen(row.id)}
                  onChange={() => verify.toggle(row.id)}
                />
              ) : null,
          } satisfies Column<Occurrence>,
        ]
      : []),
    {
      id: 'title',
      header: t('activity'),
      phone: 'title',
      cell: (row) => (
        <>
          <Anchor component="button" type="button" inherit ta="start" onClick={() => onOpen(row)}>
            {row.duty.item.number ? `${row.duty.item.number} ` : ''}
            {row.duty.item.title}
          </Anchor>
          <Text size="xs" c="dimmed" component="div" lineClamp={1}>
            {row.duty.roadmap.title}
          </Text>
          {row.duty.applicability === 'APPLICABLE' ? null : (
            <Text size="xs" component="div">
              {t(`applicability.${row.duty.applicability}`)}
              {row.duty.reason ? `: ${row.duty.reason}` : ''}
            </Text>
          )}
          {row.returnedReason && row.state !== 'DONE' && row.state !== 'VERIFIED' ? (
            <Text size="xs" className={classes.returned} component="div">
              {t('returnedBecause', { reason: row.returnedReason })}
            </Text>
          ) : null}
        </>
      ),
    },
    ...(level === 'SCHOOL'
      ? []
      : [
          {
            id: 'place',
            header: t('place'),
            phone: 'detail',
            cell: (row) => row.duty.place.name,
          } satisfies Column<Occurrence>,
        ]),
    {
      id: 'due',
      header: t('due'),
      phone: 'detail',
      cell: (row) => (
        <span className={classes.day}>
          {format.dayNumeric(row.due)}
          {row.state === 'PLANNED' || row.state === 'IN_PROGRESS' ? (
            <Text
              size="xs"
              component="div"
              className={classes.left}
              data-overdue={row.isOverdue || undefined}
            >
              {due(row.due)}
            </Text>
          ) : row.doneOn ? (
            <Text size="xs" c="dimmed" component="div">
              {t('doneOn', { on: format.dayNumeric(row.doneOn) })}
            </Text>
          ) : null}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => <OccurrenceMark occurrence={row} />,
    },
    {
      id: 'evidence',
      header: t('proof'),
      cell: (row) =>
        row.evidence.length > 0 ? (
          <Text size="sm" lineClamp={2} component="span">
            {row.evidence.map(({ title }) => title).join(', ')}
          </Text>
        ) : (
          '—'
        ),
    },
  ]
}
