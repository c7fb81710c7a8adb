import { Button, Menu, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { IconCompleted, IconWaiting } from '@/shared/ui/icons'
import { RowMenu } from '@/shared/ui/RowMenu'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { SUM, type TargetRow } from './targets.query'
import { usePercent } from './use-percent'

type Props = {
  caption: string
  targets: readonly TargetRow[]
  onSet: (target: TargetRow) => void
  onApprove: (target: TargetRow) => void
  /** Only where organisations can be named: at a municipality. */
  onMissing?: (target: TargetRow) => void
}

const SETTLED = { loading: false, refreshing: false, error: null, onRetry: () => {} }

/** Plan and fact of one indicator, a row for each year. Namespace: targets. */
export function TargetsTable({ caption, targets, onSet, onApprove, onMissing }: Props) {
  const { t } = useTranslation(['targets', 'municipality'])
  const format = useFormat()
  const percent = usePercent()
  const columns: Column<TargetRow>[] = [
    { id: 'year', header: t('year'), phone: 'title', cell: ({ year }) => String(year) },
    {
      id: 'plan',
      header: t('plan'),
      phone: 'labelled',
      cell: ({ latest, inForce }) => {
        const held = inForce ?? latest
        return (
          <>
            {t('of', { count: format.number(held.planned), all: format.number(held.base) })}{' '}
            <Text size="xs" c="dimmed" component="span">
              {percent(held.percent)}
            </Text>
            {inForce && latest.state === 'PROPOSED' ? (
              <Text size="xs" c="dimmed" component="div">
                {t('proposed', {
                  count: format.number(latest.planned),
                  all: format.number(latest.base),
                })}
              </Text>
            ) : null}
          </>
        )
      },
    },
    {
      id: 'fact',
      header: t('fact'),
      phone: 'labelled',
      cell: ({ standing }) => {
        if (!standing) return <span title={t('notBegunHint')}>{t('noData')}</span>
        const total = readFragment(SUM, standing.total)
        return (
          <>
            {format.number(total.fact)}{' '}
            <Text size="xs" c="dimmed" component="span">
              {percent(total.factPercent)}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              {standing.lines
                .map(({ kind, sum }) => {
                  const line = readFragment(SUM, sum)
                  return t('byKind', {
                    kind: t(`municipality:kindOf.${kind}`),
                    fact: format.number(line.fact),
                    planned: format.number(line.planned),
                  })
                })
                .join('; ')}
            </Text>
          </>
        )
      },
    },
    {
      id: 'short',
      header: t('short'),
      align: 'right',
      phone: 'labelled',
      cell: (target) => {
        if (!target.standing) return t('noData')
        const { shortBy } = readFragment(SUM, target.standing.total)
        const text = format.number(shortBy)
        return onMissing ? (
          <Button variant="subtle" size="compact-sm" onClick={() => onMissing(target)}>
            {t('shortOf', { count: shortBy, number: text })}
          </Button>
        ) : (
          text
        )
      },
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ latest, inForce }) =>
        latest.state === 'APPROVED' ? (
          <StatusMark icon={IconCompleted} tone="done" label={t('stateOf.APPROVED')} />
        ) : (
          <StatusMark
            icon={IconWaiting}
            tone="attention"
            label={t(inForce ? 'stateOf.CHANGED' : 'stateOf.PROPOSED')}
          />
        ),
    },
  ]
  return (
    <DataTable
      {...SETTLED}
      caption={caption}
      columns={columns}
      rows={targets}
      rowKey={({ id }) => id}
      totalCount={targets.length}
      rowActions={(target) =>
        target.viewerCan.some((each) => each !== 'READ') ? (
          <RowMenu label={t('actions', { year: String(target.year) })}>
            {target.viewerCan.includes('APPROVE') ? (
              <Menu.Item onClick={() => onApprove(target)}>{t('approve')}</Menu.Item>
            ) : null}
            {target.viewerCan.includes('SET') ? (
              <Menu.Item onClick={() => onSet(target)}>{t('change')}</Menu.Item>
            ) : null}
          </RowMenu>
        ) : null
      }
      empty={null}
    />
  )
}
