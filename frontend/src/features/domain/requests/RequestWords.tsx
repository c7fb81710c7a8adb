import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
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

const CONSIDER = graphql(/* GraphQL */ `
  mutation ConsiderRequest($input: ConsiderRequestInput!) {
    considerRequest(input: $input) {
      __typename
      ... on ConsiderRequestRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const DECIDE = graphql(/* GraphQL */ `
  mutation DecideRequest($input: DecideRequestInput!) {
    decideRequest(input: $input) {
      __typename
      ... on DecideRequestRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const opinionSchema = v.object({
  opinion: v.pipe(v.string(), v.trim(), v.minLength(1, msg('common:form.required'))),
})

/** The curator's opinion; the head decides next. */
export function ConsiderRequest(props: { opened: boolean; onClose: () => void; requestId: string }) {
  const { t } = useTranslation('requests')
  return (
    <SideSheet opened={props.opened} onClose={props.onClose} title={t('consider.open')}>
      <OpinionForm {...props} />
    </SideSheet>
  )
}

function OpinionForm({ onClose, requestId }: { onClose: () => void; requestId: string }) {
  const { t } = useTranslation('requests')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema: opinionSchema, initialValues: { opinion: '' } })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof opinionSchema>) =>
      graphqlRequest(CONSIDER, { input: { requestId, ...values } }),
    onSuccess: async ({ considerRequest: answer }) => {
      switch (answer.__typename) {
        case 'ConsiderRequestDone':
          await refresh()
          notify(t('consider.done'))
          return onClose()
        case 'ConsiderRequestRefused':
          return app.refuse([{ message: t(`consider.refusal.${answer.reason}`) }])
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
      submitLabel={t('consider.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Textarea
        key={app.key('opinion')}
        {...app.field('opinion')}
        label={t('opinion')}
        autosize
        minRows={3}
        withAsterisk
      />
    </AppForm>
  )
}

const decisionSchema = v.object({ note: v.string() })

type DecideProps = { grant: boolean | undefined; onClose: () => void; requestId: string }

/** The head's yes or no, with a word for the author. */
export function DecideRequest({ grant, onClose, requestId }: DecideProps) {
  const { t } = useTranslation('requests')
  return (
    <SideSheet
      opened={grant !== undefined}
      onClose={onClose}
      title={grant ? t('decide.grantTitle') : t('decide.refuseTitle')}
      description={grant ? t('decide.grantHint') : t('decide.refuseHint')}
    >
      {grant === undefined ? null : <DecisionForm grant={grant} onClose={onClose} requestId={requestId} />}
    </SideSheet>
  )
}

function DecisionForm({ grant, onClose, requestId }: DecideProps & { grant: boolean }) {
  const { t } = useTranslation('requests')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema: decisionSchema, initialValues: { note: '' } })
  const save = useMutation({
    mutationFn: ({ note }: v.InferOutput<typeof decisionSchema>) =>
      graphqlRequest(DECIDE, { input: { requestId, grant, note: note.trim() || null } }),
    onSuccess: async ({ decideRequest: answer }) => {
      switch (answer.__typename) {
        case 'DecideRequestDone':
          await refresh()
          notify(grant ? t('decide.granted') : t('decide.refused'))
          return onClose()
        case 'DecideRequestRefused':
          return app.refuse([{ message: t(`decide.refusal.${answer.reason}`) }])
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
      submitLabel={grant ? t('decide.grant') : t('decide.refuse')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Textarea
        key={app.key('note')}
        {...app.field('note')}
        label={t('decide.note')}
        description={t('decide.noteHint')}
        autosize
        minRows={2}
      />
    </AppForm>
  )
}
