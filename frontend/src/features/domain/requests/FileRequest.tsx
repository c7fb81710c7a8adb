import { List, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { RequestKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const FILE = graphql(/* GraphQL */ `
  mutation FileRequest($input: FileRequestInput!) {
    fileRequest(input: $input) {
      __typename
      ... on FileRequestRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({ reason: v.string() })

type Props = { kind: RequestKind | undefined; onClose: () => void; pairId: string }

/** A participant asks the head; the reason is theirs to give or to keep. */
export function FileRequest({ kind, onClose, pairId }: Props) {
  const { t } = useTranslation('requests')
  return (
    <SideSheet opened={kind !== undefined} onClose={onClose} title={kind ? t(`file.title.${kind}`) : ''}>
      {kind ? <Form kind={kind} onClose={onClose} pairId={pairId} /> : null}
    </SideSheet>
  )
}

function Form({ kind, onClose, pairId }: { kind: RequestKind; onClose: () => void; pairId: string }) {
  const { t } = useTranslation('requests')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { reason: '' } })
  const save = useMutation({
    mutationFn: ({ reason }: v.InferOutput<typeof schema>) =>
      graphqlRequest(FILE, { input: { mentorshipId: pairId, kind, reason: reason.trim() || null } }),
    onSuccess: async ({ fileRequest: answer }) => {
      switch (answer.__typename) {
        case 'FileRequestDone':
          await refresh()
          notify(t('file.done'))
          return onClose()
        case 'FileRequestRefused':
          return app.refuse([{ message: t(`file.refusal.${answer.reason}`) }])
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
      submitLabel={t('file.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Textarea
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('reason')}
        description={t('file.reasonHint')}
        autosize
        minRows={3}
      />
      <div>
        <Text fw={500}>{t('file.next')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{t('file.consequence.way')}</List.Item>
          <List.Item>{t('file.consequence.seen')}</List.Item>
          {kind === 'RESIGN' ? <List.Item>{t('file.consequence.notice')}</List.Item> : null}
        </List>
      </div>
    </AppForm>
  )
}
