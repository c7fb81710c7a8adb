import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { PulseKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'
import classes from './MyPairCard.module.css'
import { ScoreField } from './ScoreField'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerPulse($input: AnswerPulseInput!) {
    answerPulse(input: $input) {
      __typename
      ... on AnswerPulseRefused {
        reason
      }
    }
  }
`)

type Props = { mentorshipId: string; kind: PulseKind; partner: string }

/** How the two get on: one tap and, if the reader likes, a few words. Only the curator reads the answer. */
export function PulsePrompt({ mentorshipId, kind, partner }: Props) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [score, setScore] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const send = useMutation({
    mutationFn: (given: number) =>
      graphqlRequest(ANSWER, { input: { mentorshipId, score: given, words: words.trim() } }),
    onSuccess: async ({ answerPulse: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'AnswerPulseDone':
          return notify(t('pulse.thanks'))
        case 'AnswerPulseRefused':
          return notify(t(`pulse.refusal.${answer.reason}`), 'problem')
        case 'InvalidInput':
          return notify(t('pulse.tooLong'), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
  return (
    <Paper component="section" className={classes.root} aria-label={t(`pulse.kind.${kind}`, { partner })}>
      <Stack gap="xs">
        <ScoreField label={t(`pulse.kind.${kind}`, { partner })} value={score} onChange={setScore} />
        <Text size="sm" c="dimmed">
          {t('pulse.whoReads')}
        </Text>
        {score === null ? null : (
          <>
            <Textarea
              label={t('pulse.words')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              autosize
              minRows={2}
            />
            <Group>
              <Button loading={send.isPending} onClick={() => send.mutate(score)}>
                {t('pulse.send')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  )
}
