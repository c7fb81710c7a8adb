import { Alert, Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Facts } from '@/features/domain/people/Facts'
import { useOptionLabel } from '@/features/domain/survey/option-label'
import type { SurveyKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { type Response, SETTLE } from './surveys.query'

type Props = { kind: SurveyKind; response: Response | undefined; onClose: () => void }

/** What somebody has answered; while it is a proposal, over to the card or aside. */
export function AnswersSheet({ kind, response, onClose }: Props) {
  const { t } = useTranslation('survey')
  return (
    <SideSheet
      opened={response !== undefined}
      onClose={onClose}
      title={t(`kind.${kind}`)}
      {...(response ? { description: response.person.fullName } : {})}
    >
      {response ? <Answers response={response} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Answers({ response, onClose }: { response: Response; onClose: () => void }) {
  const { t } = useTranslation('survey')
  const labelOf = useOptionLabel()
  const refresh = useRefresh()
  const settle = useMutation({
    mutationFn: (take: boolean) => graphqlRequest(SETTLE, { input: { responseId: response.id, take } }),
    onSuccess: async ({ settleSurvey: answer }, take) => {
      await refresh()
      notify(
        answer.__typename === 'SettleSurveyDone'
          ? t(take ? 'answers.taken' : 'answers.dismissed')
          : t(`answers.refusal.${answer.reason}`),
      )
      onClose()
    },
  })
  return (
    <>
      <Facts
        facts={(response.answers ?? []).map(({ code, values }) => ({
          label: t(`question.${code}`, code),
          value: values.map((value) => labelOf(code, value)).join('; '),
        }))}
      />
      {response.outcome ? (
        <Alert mt="md" variant="outline" color="pine">
          {t(`outcome.${response.outcome}`)}
        </Alert>
      ) : (
        <>
          {settle.error ? <ErrorNote error={settle.error} /> : null}
          <Group mt="md" gap="xs">
            <Button loading={settle.isPending && settle.variables} onClick={() => settle.mutate(true)}>
              {t('answers.take')}
            </Button>
            <Button
              variant="default"
              loading={settle.isPending && !settle.variables}
              onClick={() => settle.mutate(false)}
            >
              {t('answers.dismiss')}
            </Button>
          </Group>
        </>
      )}
    </>
  )
}
