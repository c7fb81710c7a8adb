import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { OneOff_OneOffFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { ScoreField } from '../meetings/ScoreField'

const RATE = graphql(/* GraphQL */ `
  mutation RateOneOff($input: RateOneOffInput!) {
    rateOneOff(input: $input) {
      __typename
      ... on RateOneOffRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  score: v.pipe(v.nullable(v.number()), v.number(msg('oneOffs:rate.scoreMissing'))),
  words: v.pipe(v.string(), v.trim()),
})

type Props = { opened: boolean; onClose: () => void; oneOff: OneOff_OneOffFragment }

/** How a single meeting was, for the curator and the head. */
export function RateOneOff({ opened, onClose, oneOff }: Props) {
  const { t } = useTranslation('oneOffs')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('rate.title')} description={oneOff.topic}>
      <Form onClose={onClose} oneOff={oneOff} />
    </SideSheet>
  )
}

function Form({ onClose, oneOff }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('oneOffs')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { score: null as number | null, words: '' } })
  const [score, setScore] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(RATE, { input: { oneOffId: oneOff.id, ...values } }),
    onSuccess: async ({ rateOneOff: said }) => {
      switch (said.__typename) {
        case 'RateOneOffDone':
          await refresh()
          notify(t('rate.done'))
          return onClose()
        case 'RateOneOffRefused':
          return app.refuse([{ message: t(`refusal.${said.reason}`) }])
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
      submitLabel={t('rate.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <div>
        <ScoreField
          label={t('rate.score')}
          value={score}
          onChange={(given) => {
            setScore(given)
            app.form.setFieldValue('score', given)
          }}
        />
        <Text size="sm" c="dimmed">
          {t('rate.whoReads')}
        </Text>
      </div>
      <Textarea key={app.key('words')} {...app.field('words')} label={t('rate.words')} autosize minRows={2} />
    </AppForm>
  )
}
