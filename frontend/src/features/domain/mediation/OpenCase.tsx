import { Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MediationKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { MEDIATION_KINDS } from './looks'

const OPEN = graphql(/* GraphQL */ `
  mutation OpenMediation($input: OpenMediationInput!) {
    openMediation(input: $input) {
      __typename
      ... on OpenMediationDone {
        mediation {
          id
        }
      }
      ... on OpenMediationRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({ kind: v.picklist(MEDIATION_KINDS), topic: text, account: text })

type Props = {
  opened: boolean
  onClose: () => void
  pairId: string
  /** What may be asked for by who opens it. */
  kinds: readonly MediationKind[]
}

/** Asks for advice, for an agreement or for mediation; each kind says who will read it. Namespace: mediation. */
export function OpenCase({ opened, ...rest }: Props) {
  const { t } = useTranslation('mediation')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('open.title')} description={t('open.hint')}>
      {opened ? <Form {...rest} /> : null}
    </SideSheet>
  )
}

function Form({ onClose, pairId, kinds }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('mediation')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const app = useAppForm({
    schema,
    initialValues: { kind: kinds[0] ?? 'MEDIATION', topic: '', account: '' } as {
      kind: MediationKind
      topic: string
      account: string
    },
  })
  const open = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(OPEN, { input: { mentorshipId: pairId, ...values } }),
    onSuccess: async ({ openMediation: answer }) => {
      switch (answer.__typename) {
        case 'OpenMediationDone':
          await refresh()
          notify(t('open.done'))
          onClose()
          return navigate({
            to: '/mediations/$mediationId',
            params: { mediationId: bareId(answer.mediation.id) },
          })
        case 'OpenMediationRefused':
          return app.refuse([{ path: 'kind', message: t(`open.refusal.${answer.reason}`) }])
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
      busy={open.isPending}
      error={open.error}
      submitLabel={t('open.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => open.mutate(values))}
    >
      <Radio.Group key={app.key('kind')} {...app.field('kind')} label={t('open.kind')} withAsterisk>
        <Stack gap="xs" mt={6}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} description={t(`kindHint.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        key={app.key('topic')}
        {...app.field('topic')}
        label={t('open.topic')}
        maxLength={500}
        withAsterisk
      />
      <Textarea
        key={app.key('account')}
        {...app.field('account')}
        label={t('open.account')}
        description={t('open.accountHint')}
        autosize
        minRows={5}
        maxLength={10_000}
        withAsterisk
      />
    </AppForm>
  )
}
