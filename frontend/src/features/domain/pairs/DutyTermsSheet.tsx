import { Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Member } from './pair.query'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepDutyTerms($input: KeepDutyTermsInput!) {
    keepDutyTerms(input: $input) {
      __typename
      ... on KeepDutyTermsRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  agreementNumber: v.string(),
  agreementOn: v.nullable(v.string()),
  payGround: v.string(),
})

type Props = { mentor: Member | undefined; onClose: () => void; pairId: string }

/** Which agreement a mentor's duty rests on; everything is optional, amounts are not kept. */
export function DutyTermsSheet({ mentor, onClose, pairId }: Props) {
  const { t } = useTranslation('pairs')
  return (
    <SideSheet
      opened={mentor !== undefined}
      onClose={onClose}
      title={t('terms.title')}
      description={mentor?.person.fullName}
    >
      {mentor ? <Form mentor={mentor} onClose={onClose} pairId={pairId} /> : null}
    </SideSheet>
  )
}

function Form({ mentor, onClose, pairId }: { mentor: Member; onClose: () => void; pairId: string }) {
  const { t } = useTranslation('pairs')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      agreementNumber: mentor.dutyTerms?.agreementNumber ?? '',
      agreementOn: (mentor.dutyTerms?.agreementOn ?? null) as string | null,
      payGround: mentor.dutyTerms?.payGround ?? '',
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(KEEP, { input: { mentorshipId: pairId, mentorId: mentor.person.id, ...values } }),
    onSuccess: async ({ keepDutyTerms: answer }) => {
      switch (answer.__typename) {
        case 'KeepDutyTermsDone':
          await refresh()
          notify(t('terms.done'))
          return onClose()
        case 'KeepDutyTermsRefused':
          return app.refuse([{ message: t(`terms.refusal.${answer.reason}`) }])
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
      submitLabel={t('terms.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Text size="sm">{t('terms.hint')}</Text>
      <TextInput
        key={app.key('agreementNumber')}
        {...app.field('agreementNumber')}
        label={t('terms.agreementNumber')}
      />
      <DateField key={app.key('agreementOn')} {...app.field('agreementOn')} label={t('terms.agreementOn')} />
      <TextInput
        key={app.key('payGround')}
        {...app.field('payGround')}
        label={t('terms.payGround')}
        description={t('terms.payGroundHint')}
      />
    </AppForm>
  )
}
