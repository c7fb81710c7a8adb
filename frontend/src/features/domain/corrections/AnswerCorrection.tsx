import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { Correction_RequestFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { CorrectionWords } from './CorrectionWords'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerCorrection($input: AnswerCorrectionInput!) {
    answerCorrection(input: $input) {
      __typename
      ... on AnswerCorrectionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const OUTCOMES = ['CORRECTED', 'DECLINED'] as const
const schema = v.object({
  outcome: v.pipe(
    v.nullable(v.picklist(OUTCOMES)),
    v.picklist(OUTCOMES, msg('corrections:answer.outcomeMissing')),
  ),
  answer: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = { request: Correction_RequestFragment | undefined; onClose: () => void }

/** A request in full, and the school's answer where it is still due. */
export function AnswerCorrection({ request, onClose }: Props) {
  const { t } = useTranslation('corrections')
  return (
    <SideSheet
      opened={request !== undefined}
      onClose={onClose}
      title={request ? t(`areaOf.${request.area}`) : ''}
      description={request?.person.fullName}
    >
      {request ? (
        <Stack gap="md">
          <CorrectionWords request={request} />
          {request.viewerCan.includes('ANSWER') ? (
            <Form request={request} onClose={onClose} />
          ) : request.state === 'OPEN' ? (
            <Text size="sm">{t('answer.own')}</Text>
          ) : null}
        </Stack>
      ) : null}
    </SideSheet>
  )
}

function Form({ request, onClose }: { request: Correction_RequestFragment; onClose: () => void }) {
  const { t } = useTranslation('corrections')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [declines, setDeclines] = useState(false)
  const app = useAppForm({
    schema,
    initialValues: { outcome: null as (typeof OUTCOMES)[number] | null, answer: '' },
  })
  const outcome = app.field('outcome')
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(ANSWER, {
        input: {
          correctionId: request.id,
          corrected: values.outcome === 'CORRECTED',
          answer: values.answer,
        },
      }),
    onSuccess: async ({ answerCorrection: said }) => {
      switch (said.__typename) {
        case 'AnswerCorrectionDone':
          await refresh()
          notify(t('answer.done'))
          return onClose()
        case 'AnswerCorrectionRefused':
          await refresh()
          return app.refuse([{ message: t(`answer.refusal.${said.reason}`) }])
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
      error={save.error}
      submitLabel={t('answer.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Text size="sm">
        {t('answer.first')}{' '}
        <AnchorLink to="/people/$personId" params={{ personId: bareId(request.person.id) }}>
          {request.person.fullName}
        </AnchorLink>
      </Text>
      <Radio.Group
        key={app.key('outcome')}
        {...outcome}
        label={t('answer.outcome')}
        withAsterisk
        onChange={(value) => {
          outcome.onChange(value)
          setDeclines(value === 'DECLINED')
        }}
      >
        <Stack gap="xs" mt={4}>
          {OUTCOMES.map((value) => (
            <Radio key={value} value={value} label={t(`answer.outcomeOf.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        key={app.key('answer')}
        {...app.field('answer')}
        label={declines ? t('answer.why') : t('answer.words')}
        description={t('answer.wordsHint')}
        autosize
        minRows={3}
        withAsterisk
      />
    </AppForm>
  )
}
