import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { headSchema, headValues } from './head-form'

const CHANGE = graphql(/* GraphQL */ `
  mutation ChangeRoadmap($input: ChangeRoadmapInput!) {
    changeRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = { opened: boolean; onClose: () => void; roadmap: RoadmapHead_RoadmapFragment }

/** What stands above the rows: the title, the order as printed, the days of the plan. Namespace: roadmaps. */
export function HeadSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('roadmaps')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('head.title')} description={t('head.hint')}>
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, roadmap }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [initialValues] = useState(() => headValues(roadmap))
  const app = useAppForm({ schema: headSchema, initialValues })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof headSchema>) =>
      graphqlRequest(CHANGE, { input: { roadmapId: roadmap.id, revision: roadmap.revision, ...values } }),
    onSuccess: async ({ changeRoadmap: answer }) => {
      switch (answer.__typename) {
        case 'RoadmapDone':
          await refresh()
          notify(t('head.done'))
          return onClose()
        case 'RoadmapRefused':
          return app.refuse([{ message: t(`refusal.${answer.reason}`) }])
        case 'RoadmapConflict':
          await refresh()
          return app.refuse([{ message: tCommon('errors.CONFLICT.title') }])
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
      submitLabel={t('head.save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Textarea key={app.key('title')} {...app.field('title')} label={t('head.name')} autosize withAsterisk />
      <TextInput key={app.key('issuer')} {...app.field('issuer')} label={t('head.issuer')} />
      <TextInput
        key={app.key('orderNumber')}
        {...app.field('orderNumber')}
        label={t('head.orderNumber')}
        description={t('head.orderHint')}
      />
      <DateField key={app.key('orderDate')} {...app.field('orderDate')} label={t('head.orderDate')} />
      <DateField key={app.key('from')} {...app.field('from')} label={t('head.from')} withAsterisk />
      <DateField key={app.key('to')} {...app.field('to')} label={t('head.to')} withAsterisk />
      <NumberInput
        key={app.key('schoolYear')}
        {...app.field('schoolYear')}
        label={t('head.schoolYear')}
        description={t('head.schoolYearHint')}
        allowDecimal={false}
        withAsterisk
      />
    </AppForm>
  )
}
