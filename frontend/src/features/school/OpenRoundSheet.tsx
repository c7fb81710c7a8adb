import { Radio, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { OPEN_ROUND } from './surveys.query'

const KINDS = ['REQUEST', 'POTENTIAL_MENTOR'] as const
const AUDIENCES = ['ALL', 'WITHOUT_CARD', 'UNANSWERED', 'NEW'] as const

const schema = v.object({
  kind: v.picklist(KINDS),
  audience: v.picklist(AUDIENCES),
  closesOn: v.pipe(v.nullable(v.string()), v.string(msg('survey:rounds.closesOnMissing'))),
})

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  onOpened: (id: string) => void
}

/** Opens a round: which survey, whom it asks, until when. */
export function OpenRoundSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('survey')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('rounds.open')}
      description={t('rounds.openHint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId, onOpened }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('survey')
  const refresh = useRefresh()
  const initialValues: v.InferInput<typeof schema> = {
    kind: 'REQUEST',
    audience: 'ALL',
    closesOn: null,
  }
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(OPEN_ROUND, { input: { schoolId, personIds: [], ...values } }),
    onSuccess: async ({ openSurveyRound: answer }) => {
      switch (answer.__typename) {
        case 'OpenSurveyRoundDone':
          await refresh()
          notify(t('rounds.opened'))
          onOpened(answer.round.id)
          return onClose()
        case 'OpenSurveyRoundRefused':
          return app.refuse([
            {
              path: answer.reason === 'TERM_DOES_NOT_FIT' ? 'closesOn' : 'audience',
              message: t(`rounds.refusal.${answer.reason}`),
            },
          ])
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
      submitLabel={t('rounds.open')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Radio.Group key={app.key('kind')} {...app.field('kind')} label={t('rounds.kind')}>
        <Stack gap={6} mt={6}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group key={app.key('audience')} {...app.field('audience')} label={t('rounds.audience')}>
        <Stack gap={6} mt={6}>
          {AUDIENCES.map((audience) => (
            <Radio key={audience} value={audience} label={t(`audience.${audience}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField
        key={app.key('closesOn')}
        {...app.field('closesOn')}
        label={t('rounds.closesOn')}
        withAsterisk
      />
    </AppForm>
  )
}
