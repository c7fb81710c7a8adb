import { Alert, Button, Group, Select, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { ImportField } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import classes from './ImportColumns.module.css'
import type { ImportRun } from './import.query'

const MAP = graphql(/* GraphQL */ `
  mutation MapImportColumns($input: MapImportColumnsInput!) {
    mapImportColumns(input: $input) {
      __typename
      ... on MapImportColumnsRefused {
        reason
      }
    }
  }
`)

/** Which column is which: guessed, and corrected where the guess is wrong. */
export function ImportColumns({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports')
  const queryClient = useQueryClient()
  const guessed = Object.fromEntries(run.columns.map((each) => [each.column, each.field ?? null]))
  const [chosen, setChosen] = useState<Record<number, ImportField | null>>(guessed)
  const changed = run.columns.some((each) => chosen[each.column] !== (each.field ?? null))
  const save = useMutation({
    mutationFn: () => {
      const columns = run.columns.flatMap(({ column }) => {
        const field = chosen[column]
        return field ? [{ column, field }] : []
      })
      return graphqlRequest(MAP, { input: { importId: run.id, version: run.version, columns } })
    },
    onSuccess: async ({ mapImportColumns: answer }) => {
      if (answer.__typename !== 'MapImportColumnsDone') notify(t('goneOn'), 'problem')
      await queryClient.invalidateQueries({ queryKey: ['import', run.id] })
    },
  })
  const taken = (field: ImportField, column: number) =>
    Object.entries(chosen).some(([other, value]) => value === field && Number(other) !== column)
  return (
    <Panel
      title={t('columns.title')}
      description={t('columns.hint')}
      actions={
        changed ? (
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t('columns.save')}
          </Button>
        ) : null
      }
    >
      {save.error ? <ErrorNote error={save.error} /> : null}
      {run.missingFields.length > 0 ? (
        <Alert color="amber" variant="outline" icon={<IconWarning aria-hidden />} mb="sm" role="status">
          {t('columns.missing')} {run.missingFields.map((field) => `«${t(`field.${field}`)}»`).join(', ')}
        </Alert>
      ) : null}
      <Table className={classes.root} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.column')}</Table.Th>
            <Table.Th>{t('columns.samples')}</Table.Th>
            <Table.Th>{t('columns.field')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.columns.map((each) => (
            <Table.Tr key={each.column}>
              <Table.Td>
                <Group gap={8} wrap="nowrap">
                  <Text span c="dimmed" size="sm">
                    {each.letters}
                  </Text>
                  {each.heading || t('columns.unnamed')}
                </Group>
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {each.samples.join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={t('columns.fieldOf', { column: each.heading || each.letters })}
                  placeholder={t('columns.left')}
                  clearable
                  value={chosen[each.column] ?? null}
                  data={run.fields.map((field) => ({
                    value: field,
                    label: t(`field.${field}`),
                    disabled: taken(field, each.column),
                  }))}
                  onChange={(value) =>
                    setChosen((now) => ({
                      ...now,
                      [each.column]: run.fields.find((field) => field === value) ?? null,
                    }))
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {run.remarks.length > 0 ? (
        <Text size="sm" c="dimmed" mt="sm" component="div">
          {run.remarks.slice(0, 5).map((remark) => (
            <div key={`${remark.kind}${remark.row}`}>
              {t(`remark.${remark.kind}`, { row: remark.row ?? 0, sheets: remark.count ?? 0 })}
            </div>
          ))}
        </Text>
      ) : null}
    </Panel>
  )
}
