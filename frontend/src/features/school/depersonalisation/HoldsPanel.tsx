import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { Confirm } from '@/shared/ui/Confirm'
import { DataTable } from '@/shared/ui/DataTable'
import { IconLocked, IconUnlocked } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import type { Hold } from './depersonalisation.query'

const LIFT = graphql(/* GraphQL */ `
  mutation LiftLegalHold($input: LiftLegalHoldInput!) {
    liftLegalHold(input: $input) {
      __typename
      ... on LiftLegalHoldRefused {
        reason
      }
    }
  }
`)

const QUIET = { loading: false, refreshing: false, error: null, onRetry: () => {} }

/** For whom depersonalisation waits, and why. Nothing where it waits for nobody. */
export function HoldsPanel({ holds }: { holds: readonly Hold[] }) {
  const { t } = useTranslation('depersonalisation')
  const format = useFormat()
  const refresh = useRefresh()
  const [asked, setAsked] = useState<Hold>()
  const lift = useMutation({
    mutationFn: (holdId: string) => graphqlRequest(LIFT, { input: { holdId } }),
    onSuccess: async ({ liftLegalHold: said }) => {
      await refresh()
      setAsked(undefined)
      switch (said.__typename) {
        case 'LiftLegalHoldDone':
          return notify(t('lift.done'))
        case 'LiftLegalHoldRefused':
          return notify(t(`lift.refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
  })
  if (holds.length === 0) return null
  const columns: Column<Hold>[] = [
    {
      id: 'person',
      header: t('hold.person'),
      phone: 'title',
      cell: ({ person }) => (
        <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
          {person.fullName}
        </AnchorLink>
      ),
    },
    { id: 'reason', header: t('hold.reason'), phone: 'detail', cell: ({ reason }) => reason },
    {
      id: 'placed',
      header: t('hold.placed'),
      phone: 'detail',
      cell: ({ placedOn, placedBy }) =>
        t('hold.placedBy', { date: format.dayNumeric(placedOn), name: placedBy.shortName }),
    },
    {
      id: 'state',
      header: t('hold.state'),
      phone: 'mark',
      cell: ({ liftedOn }) =>
        liftedOn ? (
          <StatusMark
            icon={IconUnlocked}
            tone="neutral"
            label={t('hold.liftedOn', { date: format.dayNumeric(liftedOn) })}
          />
        ) : (
          <StatusMark icon={IconLocked} tone="attention" label={t('hold.inForce')} />
        ),
    },
  ]
  return (
    <Panel title={t('holds')} description={t('holdsHint')}>
      <DataTable
        {...QUIET}
        caption={t('holds')}
        columns={columns}
        rows={holds}
        rowKey={({ id }) => id}
        totalCount={holds.length}
        rowActions={(hold) =>
          hold.viewerCan.includes('LIFT') ? (
            <Button
              size="xs"
              variant="default"
              aria-label={t('lift.of', { name: hold.person.fullName })}
              onClick={() => setAsked(hold)}
            >
              {t('lift.open')}
            </Button>
          ) : null
        }
        empty={null}
      />
      <Confirm
        opened={asked !== undefined}
        title={t('lift.title', { name: asked?.person.fullName ?? '' })}
        consequences={[t('lift.consequence')]}
        confirmLabel={t('lift.open')}
        tone="danger"
        busy={lift.isPending}
        error={lift.error}
        onConfirm={() => asked && lift.mutate(asked.id)}
        onClose={() => {
          lift.reset()
          setAsked(undefined)
        }}
      />
    </Panel>
  )
}
