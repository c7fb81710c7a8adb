import { Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { InvitationState, Invitations_InvitationFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useFormat } from '@/shared/i18n/format'
import { useRoleLabel } from '@/shared/i18n/role'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDeclined, IconDone, IconEarlier, IconInvite, IconWaiting } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { type InvitationPlace, InviteSheet } from './InviteSheet'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment Invitations_invitation on Invitation {
    id
    email
    role
    personName
    expiresOn
    state
    place {
      id
      name
    }
  }
`)

const REVOKE = graphql(/* GraphQL */ `
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      __typename
    }
  }
`)

const LOOK = {
  OPEN: { icon: IconWaiting, tone: 'active' },
  USED: { icon: IconDone, tone: 'done' },
  EXPIRED: { icon: IconEarlier, tone: 'attention' },
  REVOKED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<InvitationState, StatusLook>

type Row = Invitations_InvitationFragment
type Props = {
  invitations: readonly FragmentType<typeof FRAGMENT>[]
  /** Where the reader may invite to, and as what. */
  places: readonly InvitationPlace[]
  /** What is refreshed after an act. */
  scope: QueryKey
}

/** Who was invited here, and a way to invite. */
export function InvitationsPanel({ invitations, places, scope }: Props) {
  const { t } = useTranslation('invitations')
  const format = useFormat()
  const roleLabel = useRoleLabel()
  const [inviting, sheet] = useDisclosure()
  const queryClient = useQueryClient()
  const revoke = useMutation({
    mutationFn: (invitationId: string) => graphqlRequest(REVOKE, { input: { invitationId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: scope })
      notify(t('revoked'))
    },
  })
  const columns: Column<Row>[] = [
    {
      id: 'who',
      header: t('who'),
      phone: 'title',
      cell: (row) => (
        <>
          {row.personName ?? row.email}
          <Text size="xs" c="dimmed" component="div">
            {row.role ? roleLabel(row.role) : t('employee')}, {row.place.name}
          </Text>
        </>
      ),
    },
    { id: 'until', header: t('until'), phone: 'labelled', cell: (row) => format.dayLong(row.expiresOn) },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: (row) => <StatusMark {...LOOK[row.state]} label={t(`stateOf.${row.state}`)} />,
    },
  ]
  return (
    <Panel
      title={t('title')}
      description={t('hint')}
      actions={
        <Button variant="default" leftSection={<IconInvite size={16} aria-hidden />} onClick={sheet.open}>
          {t('invite')}
        </Button>
      }
    >
      <DataTable
        loading={false}
        refreshing={revoke.isPending}
        error={revoke.error}
        onRetry={revoke.reset}
        caption={t('title')}
        columns={columns}
        rows={readFragment(FRAGMENT, invitations)}
        rowKey={(row) => row.id}
        rowActions={(row) =>
          row.state === 'OPEN' ? (
            <RowMenu label={t('actions', { email: row.email })}>
              <Menu.Item onClick={() => revoke.mutate(row.id)}>{t('revoke')}</Menu.Item>
            </RowMenu>
          ) : null
        }
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      />
      <InviteSheet opened={inviting} onClose={sheet.close} places={places} scope={scope} />
    </Panel>
  )
}
