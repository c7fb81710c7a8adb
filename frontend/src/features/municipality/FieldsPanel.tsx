import { Button, Group, Menu, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconActive, IconEarlier, IconNeeds } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { FieldSheet } from './FieldSheet'
import { type BankField, bankFieldsQuery, RETIRE_FIELD } from './fields.query'

type Props = { municipalityId: string; mayChange: boolean }

/** What the municipality adds to the cards of its banks. The form is corrected over the years; old answers stay. */
export function FieldsPanel({ municipalityId, mayChange }: Props) {
  const { t } = useTranslation('banks')
  const refresh = useRefresh()
  const [edited, setEdited] = useState<BankField | 'new'>()
  const query = useQuery(bankFieldsQuery(municipalityId))
  const retire = useMutation({
    mutationFn: ({ id, retired }: BankField) =>
      graphqlRequest(RETIRE_FIELD, { input: { fieldId: id, retire: !retired } }),
    onSuccess: async (_, { retired }) => {
      await refresh()
      notify(t(retired ? 'fields.inUseNow' : 'fields.retiredNow'))
    },
  })
  const columns: Column<BankField>[] = [
    {
      id: 'name',
      header: t('fields.name'),
      phone: 'title',
      cell: ({ name, options }) => (
        <>
          {name}
          {options.length > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {options.join(', ')}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'side', header: t('fields.side'), phone: 'detail', cell: ({ side }) => t(`fields.sideOf.${side}`) },
    { id: 'kind', header: t('fields.kind'), phone: 'detail', cell: ({ kind }) => t(`fields.kindOf.${kind}`) },
    {
      id: 'visibility',
      header: t('fields.visibility'),
      phone: 'detail',
      cell: ({ visibility }) => t(`fields.visibilityOf.${visibility}`),
    },
    {
      id: 'state',
      header: t('state'),
      phone: 'mark',
      cell: ({ retired }) => (
        <StatusMark
          icon={retired ? IconEarlier : IconActive}
          tone={retired ? 'neutral' : 'active'}
          label={t(retired ? 'fields.retired' : 'fields.inUse')}
        />
      ),
    },
  ]
  return (
    <Panel
      title={t('fields.title')}
      description={t('fields.hint')}
      actions={mayChange ? <Button onClick={() => setEdited('new')}>{t('fields.add')}</Button> : null}
    >
      {retire.error ? <ErrorNote error={retire.error} /> : null}
      <DataTable
        {...tableState(query)}
        caption={t('fields.title')}
        columns={columns}
        rows={query.data?.viewer?.municipality?.bank?.fields}
        rowKey={({ id }) => id}
        {...(mayChange
          ? {
              rowActions: (field: BankField) => (
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('fields.changeOf', { name: field.name })}
                    onClick={() => setEdited(field)}
                  >
                    {t('fields.change')}
                  </Button>
                  <RowMenu label={t('fields.moreOf', { name: field.name })}>
                    <Menu.Item onClick={() => retire.mutate(field)}>
                      {t(field.retired ? 'fields.bringBack' : 'fields.retire')}
                    </Menu.Item>
                  </RowMenu>
                </Group>
              ),
            }
          : {})}
        empty={<EmptyState icon={IconNeeds} title={t('fields.empty')} hint={t('fields.emptyHint')} />}
      />
      <FieldSheet
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        municipalityId={municipalityId}
        field={edited === 'new' ? undefined : edited}
      />
    </Panel>
  )
}
