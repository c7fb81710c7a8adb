import { List, Select, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { formerQuery } from './depersonalisation.query'

const PLACE = graphql(/* GraphQL */ `
  mutation PlaceLegalHold($input: PlaceLegalHoldInput!) {
    placeLegalHold(input: $input) {
      __typename
      ... on PlaceLegalHoldRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  personId: v.pipe(v.nullable(v.string()), v.string(msg('depersonalisation:hold.personMissing'))),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = { opened: boolean; onClose: () => void; schoolId: string }

/** Somebody's data are needed for a proceeding: they stay until the hold is lifted. */
export function PlaceHold({ opened, ...rest }: Props) {
  const { t } = useTranslation('depersonalisation')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('hold.title')} description={t('hold.hint')}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('depersonalisation')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 250)
  const former = useQuery(formerQuery(schoolId, text))
  const people = former.data?.viewer?.school?.people?.nodes ?? []
  const app = useAppForm({ schema, initialValues: { personId: null as string | null, reason: '' } })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(PLACE, { input: { schoolId, ...values } }),
    onSuccess: async ({ placeLegalHold: said }) => {
      switch (said.__typename) {
        case 'PlaceLegalHoldDone':
          await refresh()
          notify(t('hold.done'))
          return onClose()
        case 'PlaceLegalHoldRefused':
          return app.refuse([{ path: 'personId', message: t(`hold.refusal.${said.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(said, tCommon))
        default:
          return said satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error ?? former.error}
      submitLabel={t('hold.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('personId')}
        {...app.field('personId')}
        label={t('hold.person')}
        description={t('hold.personHint')}
        data={people.map(({ id, fullName }) => ({ value: id, label: fullName }))}
        searchable
        onSearchChange={setTyped}
        // The scroll area's own frame would be a scrolling box that the keyboard cannot enter.
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        // The server has searched already, by words that the label may not carry.
        filter={({ options }) => options}
        nothingFoundMessage={t('hold.nobody')}
        allowDeselect={false}
        withAsterisk
      />
      <Textarea
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('hold.reason')}
        description={t('hold.reasonHint')}
        autosize
        minRows={2}
        withAsterisk
      />
      <List size="sm" spacing={4}>
        <List.Item>{t('hold.consequence.stays')}</List.Item>
        <List.Item>{t('hold.consequence.lift')}</List.Item>
      </List>
    </AppForm>
  )
}
