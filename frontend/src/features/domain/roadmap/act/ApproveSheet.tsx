import { Alert, List, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment, RoadmapRefusal } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { Confirm } from '@/shared/ui/Confirm'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { useConsequences } from './use-consequences'

const APPROVE = graphql(/* GraphQL */ `
  mutation ApproveRoadmap($input: ApproveRoadmapInput!) {
    approveRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
        items {
          id
          number
          title
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  orderNumber: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  approvedOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})
type Values = v.InferOutput<typeof schema>

/** The refusals that mean one field. */
const FIELD_OF: Partial<Record<RoadmapRefusal, string>> = { ORDER_IN_FUTURE: 'approvedOn' }

type Props = { opened: boolean; onClose: () => void; roadmap: RoadmapHead_RoadmapFragment }

/** Number and day of the order first, then one question that says what the approval brings about. Namespace: roadmaps. */
export function ApproveSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('roadmaps')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('approve.title')}
      description={rest.roadmap.title}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, roadmap }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const { brings, hinders } = useConsequences(roadmap)
  const [asked, setAsked] = useState<Values>()
  const app = useAppForm({ schema, initialValues: { orderNumber: '', approvedOn: null as string | null } })
  const save = useMutation({
    mutationFn: (values: Values) =>
      graphqlRequest(APPROVE, { input: { roadmapId: roadmap.id, revision: roadmap.revision, ...values } }),
    onSuccess: async ({ approveRoadmap: answer }) => {
      setAsked(undefined)
      switch (answer.__typename) {
        case 'RoadmapDone':
          await refresh()
          notify(t('approve.done'))
          return onClose()
        case 'RoadmapRefused': {
          const rows = answer.items.map(({ number, title }) => number || title).join(', ')
          const why = t(`refusal.${answer.reason}`)
          return app.refuse([
            { path: FIELD_OF[answer.reason], message: rows ? t('approve.rows', { why, rows }) : why },
          ])
        }
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
    <>
      <AppForm
        app={app}
        busy={save.isPending}
        submitLabel={t('approve.next')}
        onCancel={onClose}
        onSubmit={app.submit(setAsked)}
      >
        {hinders.length > 0 ? (
          <Alert
            role="note"
            color="amber"
            variant="outline"
            icon={<IconWarning aria-hidden />}
            title={t('approve.hinders')}
          >
            <List size="sm">
              {hinders.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </Alert>
        ) : null}
        {brings.length > 0 ? (
          <section>
            <strong>{t('approve.brings')}</strong>
            <List size="sm">
              {brings.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </section>
        ) : null}
        <TextInput
          key={app.key('orderNumber')}
          {...app.field('orderNumber')}
          label={t('approve.number')}
          withAsterisk
        />
        <DateField
          key={app.key('approvedOn')}
          {...app.field('approvedOn')}
          label={t('approve.date')}
          withAsterisk
        />
      </AppForm>
      <Confirm
        opened={asked !== undefined}
        title={
          asked
            ? t('approve.ask', { number: asked.orderNumber, date: format.dayNumeric(asked.approvedOn) })
            : t('approve.title')
        }
        consequences={[...brings, t('approve.final')]}
        confirmLabel={t('approve.open')}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => asked && save.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}
