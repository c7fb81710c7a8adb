import { NumberInput, Select, SimpleGrid, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { TargetRow } from './targets.query'
import { TARGET_INDICATORS } from './targets.search'

const SET = graphql(/* GraphQL */ `
  mutation SetTarget($input: SetTargetInput!) {
    setTarget(input: $input) {
      __typename
      ... on SetTargetConflict {
        current {
          revision
          latest {
            planned
            base
          }
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const KINDS = [
  'PRESCHOOL',
  'SCHOOL',
  'ADDITIONAL',
  'VOCATIONAL',
  'UNIVERSITY',
] as const satisfies readonly SchoolKind[]
const count = v.pipe(
  v.number(msg('targets:number')),
  v.integer(msg('targets:number')),
  v.minValue(0, msg('targets:number')),
)
const schema = v.object({
  indicator: v.picklist(TARGET_INDICATORS),
  year: v.pipe(
    v.number(msg('targets:number')),
    v.minValue(2000, msg('targets:yearRange')),
    v.maxValue(2100, msg('targets:yearRange')),
  ),
  lines: v.array(v.object({ kind: v.picklist(KINDS), planned: count, base: count })),
})

type Count = { kind: SchoolKind; count: number }
type Props = {
  opened: boolean
  onClose: () => void
  placeId: string
  /** How many organisations there are now: the base of a new plan. */
  organisations: readonly Count[]
  /** The target that is set anew; `undefined` for a new one. */
  target: TargetRow | undefined
  /** The calendar year that a new target is for at first. */
  year: number
}

/** How many organisations of each kind are to have something by the end of a year. Namespace: targets. */
export function SetTargetSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('targets')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={rest.target ? t('change') : t('add')}
      description={t('setHint')}
    >
      <Form key={rest.target?.id} {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, placeId, organisations, target, year }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['targets', 'municipality', 'common'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [revision, setRevision] = useState(target?.revision ?? 0)
  const planned = (kind: SchoolKind) => target?.latest.lines.find((line) => line.kind === kind)
  const there = (kind: SchoolKind) => organisations.find((line) => line.kind === kind)?.count ?? 0
  const kinds = KINDS.filter((kind) => planned(kind) ?? there(kind) > 0)
  const app = useAppForm({
    schema,
    initialValues: {
      indicator: target?.indicator ?? 'PROGRAMME_EXISTS',
      year: target?.year ?? year,
      lines: kinds.map((kind) => ({
        kind,
        planned: planned(kind)?.planned ?? 0,
        base: planned(kind)?.base ?? (target ? 0 : there(kind)),
      })),
    },
  })
  const save = useMutation({
    mutationFn: ({ lines, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(SET, {
        input: { placeId, revision, ...values, lines: lines.filter(({ base }) => base > 0) },
      }),
    onSuccess: async ({ setTarget: answer }, { lines }) => {
      switch (answer.__typename) {
        case 'SetTargetDone':
          await refresh()
          notify(t('saved'))
          return onClose()
        case 'SetTargetConflict': {
          // What was written stays; saving once more is the reader's word against the other.
          setRevision(answer.current?.revision ?? revision)
          const { planned: other, base } = answer.current?.latest ?? { planned: 0, base: 0 }
          return app.refuse([{ message: t('conflict', { planned: other, base }) }])
        }
        case 'InvalidInput': {
          // Kinds without organisations are not sent, and the server counts those that are.
          const sent = lines.flatMap(({ base }, at) => (base > 0 ? [at] : []))
          const names = Object.fromEntries(
            sent.flatMap((at, place) =>
              ['kind', 'planned', 'base'].map((field) => [`lines.${place}.${field}`, `lines.${at}.${field}`]),
            ),
          )
          return app.refuse(inputProblems(answer, tCommon, names))
        }
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('indicator')}
        {...app.field('indicator')}
        label={t('indicator')}
        data={TARGET_INDICATORS.map((each) => ({ value: each, label: t(`indicatorOf.${each}`) }))}
        allowDeselect={false}
        disabled={target !== undefined}
      />
      <NumberInput
        key={app.key('year')}
        {...app.field('year')}
        label={t('year')}
        description={t('yearHint')}
        min={2000}
        max={2100}
        disabled={target !== undefined}
      />
      {kinds.map((kind, at) => (
        <SimpleGrid cols={2} key={kind}>
          <NumberInput
            key={app.key(`lines.${at}.planned`)}
            {...app.field(`lines.${at}.planned`)}
            label={t('plannedOf', { kind: t(`municipality:kindOf.${kind}`) })}
            min={0}
          />
          <NumberInput
            key={app.key(`lines.${at}.base`)}
            {...app.field(`lines.${at}.base`)}
            label={t('baseOf', { kind: t(`municipality:kindOf.${kind}`) })}
            min={0}
          />
        </SimpleGrid>
      ))}
      <Text size="sm" c="dimmed">
        {t('baseHint')}
      </Text>
    </AppForm>
  )
}
