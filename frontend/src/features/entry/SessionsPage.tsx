import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSession, type Session, sessionsQuery } from '@/shared/api/auth'
import { useFormat } from '@/shared/i18n/format'
import { deviceName } from '@/shared/lib/device-name'
import { Confirm } from '@/shared/ui/Confirm'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { notify } from '@/shared/ui/notify'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'

export function SessionsPage() {
  const { t } = useTranslation('entry')
  const format = useFormat()
  const queryClient = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  const [ending, setEnding] = useState<Session>()
  const end = useMutation({
    mutationFn: (session: Session) => endSession(session.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      setEnding(undefined)
      notify(t('sessions.ended'))
    },
  })
  const device = (session: Session) => deviceName(session.userAgent) ?? t('sessions.unknown')
  const columns: Column<Session>[] = [
    {
      id: 'device',
      header: t('sessions.device'),
      phone: 'title',
      cell: (session) => (
        <Group gap={6}>
          <Text span inherit fw={500}>
            {device(session)}
          </Text>
          {session.current ? (
            <Text span size="xs" c="dimmed">
              {t('sessions.this')}
            </Text>
          ) : null}
        </Group>
      ),
    },
    {
      id: 'used',
      header: t('sessions.used'),
      phone: 'labelled',
      cell: (session) => format.moment(session.lastUsedAt),
    },
    { id: 'since', header: t('sessions.since'), cell: (session) => format.moment(session.createdAt) },
  ]
  return (
    <>
      <PageHeader title={t('sessions.title')} description={t('sessions.hint')} />
      <Panel title={t('sessions.caption')}>
        <DataTable
          {...tableState(sessions)}
          caption={t('sessions.caption')}
          columns={columns}
          rows={sessions.data}
          rowKey={(session) => session.id}
          totalCount={sessions.data?.length}
          countLabel={(count) => t('sessions.count', { count })}
          empty={<EmptyState title={t('sessions.empty')} />}
          rowActions={(session) =>
            session.current ? null : (
              <Button
                variant="default"
                size="xs"
                aria-label={`${t('sessions.end')}: ${device(session)}`}
                onClick={() => setEnding(session)}
              >
                {t('sessions.end')}
              </Button>
            )
          }
        />
      </Panel>
      <Confirm
        opened={ending !== undefined}
        title={ending ? t('sessions.endTitle', { device: device(ending) }) : ''}
        consequences={[t('sessions.endEffect')]}
        confirmLabel={t('sessions.end')}
        tone="danger"
        busy={end.isPending}
        error={end.error}
        onConfirm={() => {
          if (ending) end.mutate(ending)
        }}
        onClose={() => setEnding(undefined)}
      />
    </>
  )
}
