import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MentoringFormat, ProposeOneOffRefusal } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { type Refusal, useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { ONE_OFF_FORMATS } from './lists'

const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeOneOff($input: ProposeOneOffInput!) {
    proposeOneOff(input: $input) {
      __typename
      ... on ProposeOneOffRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const chosen = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const schema = v.object({
  mentorId: chosen,
  menteeId: chosen,
  format: v.picklist(ONE_OFF_FORMATS),
  topic: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  plannedOn: v.nullable(v.string()),
})

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  SAME_PERSON: 'menteeId',
  NOT_A_ONE_OFF: 'format',
  MENTOR_NOT_IN_BANK: 'mentorId',
} as const satisfies Record<ProposeOneOffRefusal, string>

type Who = { mentorId: string | null; menteeId: string | null }

/** The form of a proposal; `who` is known beforehand where the reader speaks for themselves. */
export function useProposeOneOff(schoolId: string, who: Who, onDone: () => void) {
  const { t } = useTranslation('oneOffs')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      ...who,
      format: 'FLASH' as (typeof ONE_OFF_FORMATS)[number] & MentoringFormat,
      topic: '',
      plannedOn: null as string | null,
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(PROPOSE, { input: { schoolId, ...values } }),
    onSuccess: async ({ proposeOneOff: said }) => {
      const refuse = (refusals: readonly Refusal[]) => app.refuse(refusals)
      switch (said.__typename) {
        case 'ProposeOneOffDone':
          await refresh()
          notify(t('propose.done'))
          return onDone()
        case 'ProposeOneOffRefused':
          return refuse([{ path: FIELD_OF[said.reason], message: t(`propose.refusal.${said.reason}`) }])
        case 'InvalidInput':
          return refuse(inputProblems(said, tCommon))
        default:
          return said satisfies never
      }
    },
  })
  return { app, save }
}

export type ProposeOneOffApp = ReturnType<typeof useProposeOneOff>['app']
