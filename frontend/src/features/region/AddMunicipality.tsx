import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MunicipalityKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const ADD = graphql(/* GraphQL */ `
  mutation AddMunicipality($input: AddMunicipalityInput!) {
    addMunicipality(input: $input) {
      __typename
      ... on AddMunicipalityRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const KINDS = ['DISTRICT', 'CITY_DISTRICT', 'CLOSED_CITY'] as const satisfies readonly MunicipalityKind[]

const schema = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  kind: v.picklist(KINDS, msg('common:form.required')),
})

type Props = { opened: boolean; onClose: () => void; regionId: string }

export function AddMunicipality({ opened, onClose, regionId }: Props) {
  const { t } = useTranslation('region')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('add')}>
      <Form onClose={onClose} regionId={regionId} />
    </SideSheet>
  )
}

function Form({ onClose, regionId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('region')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const app = useAppForm({ schema, initialValues: { name: '', kind: 'DISTRICT' as MunicipalityKind } })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(ADD, { input: { regionId, ...values } }),
    onSuccess: async ({ addMunicipality: answer }) => {
      switch (answer.__typename) {
        case 'AddMunicipalityDone':
          await queryClient.invalidateQueries({ queryKey: ['region', regionId] })
          notify(t('added'))
          return onClose()
        case 'AddMunicipalityRefused':
          return app.refuse([{ path: 'name', message: t(`refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
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
      submitLabel={t('add')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <TextInput key={app.key('name')} {...app.field('name')} label={t('name')} withAsterisk data-autofocus />
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('kind')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
        allowDeselect={false}
        withAsterisk
      />
    </AppForm>
  )
}
