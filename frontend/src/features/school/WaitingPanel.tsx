import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OrderStateMark } from '@/features/domain/orders/OrderStateMark'
import { PairsTable } from '@/features/domain/pairs/PairsTable'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FigureLink } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { SchoolOverview } from './school.query'
import classes from './WaitingPanel.module.css'

const QUIET = { loading: false, refreshing: false, error: null, onRetry: () => {} }

/** What stands still until somebody acts, each number with the list behind it. */
export function WaitingPanel({ school }: { school: SchoolOverview }) {
  const { t } = useTranslation('school')
  const params = { schoolId: bareId(school.id) }
  const unmatched = school.unmatched?.totalCount ?? 0
  const free = school.free?.totalCount ?? 0
  const waiting = school.waiting?.totalCount ?? 0
  const corrections = school.corrections?.totalCount ?? 0
  const ending = school.active?.nodes.filter(({ endingProposed }) => endingProposed !== null) ?? []
  const rows = [...ending, ...(school.waiting?.nodes ?? [])]
  const drafts = school.drafts?.nodes ?? []
  return (
    <>
      <FigureStrip label={t('attention')}>
        <FigureLink
          to="/s/$schoolId/banks"
          params={params}
          search={{ tab: 'needs', without: true }}
          value={String(unmatched)}
          label={t('unmatched', { count: unmatched })}
          hint={unmatched > 0 ? t('unmatchedHint') : null}
          tone={unmatched > 0 ? 'warn' : 'calm'}
        />
        <FigureLink
          to="/s/$schoolId/banks"
          params={params}
          search={{ tab: 'mentors', free: true }}
          value={String(free)}
          label={t('free', { count: free })}
        />
        <FigureLink
          to="/s/$schoolId/pairs"
          params={params}
          search={{ state: 'WAITING' }}
          value={String(waiting)}
          label={t('waitingPairs', { count: waiting })}
          tone={waiting > 0 ? 'warn' : 'calm'}
        />
        <FigureLink
          to="/s/$schoolId/orders"
          params={params}
          search={{ state: 'DRAFT' }}
          value={String(school.drafts?.totalCount ?? 0)}
          label={t('draftOrders', { count: school.drafts?.totalCount ?? 0 })}
          tone={drafts.length > 0 ? 'warn' : 'calm'}
        />
        {corrections > 0 ? (
          <FigureLink
            to="/s/$schoolId/corrections"
            params={params}
            value={String(corrections)}
            label={t('corrections', { count: corrections })}
            tone="warn"
          />
        ) : null}
      </FigureStrip>
      <Panel title={t('waiting')} description={t('waitingHint')}>
        {drafts.length > 0 ? (
          <Stack component="ul" gap={4} className={classes.drafts}>
            {drafts.map((order) => (
              <li key={order.id} className={classes.draft}>
                <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(order.id) }}>
                  {order.title}
                </AnchorLink>
                <OrderStateMark state={order.state} />
              </li>
            ))}
          </Stack>
        ) : null}
        {rows.length === 0 && drafts.length > 0 ? (
          <Text size="sm" c="dimmed">
            {t('noWaitingPairs')}
          </Text>
        ) : (
          <PairsTable
            state={QUIET}
            caption={t('waiting')}
            rows={rows}
            totalCount={waiting + ending.length}
            empty={<EmptyState icon={IconDone} title={t('nothingWaits')} hint={t('nothingWaitsHint')} />}
          />
        )}
      </Panel>
    </>
  )
}
