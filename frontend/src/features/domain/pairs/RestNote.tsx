import { Alert, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { IconPaused } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Pair } from './pair.query'

const RESUME = graphql(/* GraphQL */ `
  mutation ResumeMentorship($input: ResumeMentorshipInput!) {
    resumeMentorship(input: $input) {
      __typename
      ... on ResumeMentorshipRefused {
        reason
      }
    }
  }
`)

const schema = v.object({
  on: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})

type Props = { pairId: string; rest: NonNullable<Pair['suspension']>; mayResume: boolean }

/** Says that the pair rests, since when and until about when; who may lets it go on. */
export function RestNote({ pairId, rest, mayResume }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const format = useFormat()
  const [resuming, sheet] = useDisclosure()
  return (
    <Alert
      color="amber"
      variant="outline"
      icon={<IconPaused aria-hidden />}
      title={t('rest.since', {
        on: format.dayLong(rest.from),
        reason: t(`terms:suspensionReason.${rest.reason}`),
      })}
    >
      <Text size="sm">
        {rest.expectedBack ? t('rest.until', { on: format.dayLong(rest.expectedBack) }) : t('rest.untilOpen')}
        {rest.note ? ` ${rest.note}` : null}
      </Text>
      {mayResume ? (
        <Button variant="default" mt="sm" onClick={sheet.open}>
          {t('resume.open')}
        </Button>
      ) : null}
      <SideSheet opened={resuming} onClose={sheet.close} title={t('resume.title')}>
        <ResumeForm pairId={pairId} onClose={sheet.close} />
      </SideSheet>
    </Alert>
  )
}

function ResumeForm({ pairId, onClose }: { pairId: string; onClose: () => void }) {
  const { t } = useTranslation('pairs')
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: { on: null as string | null } })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(RESUME, { input: { mentorshipId: pairId, ...values } }),
    onSuccess: async ({ resumeMentorship: answer }) => {
      switch (answer.__typename) {
        case 'ResumeMentorshipDone':
          await refresh()
          notify(t('resume.done'))
          return onClose()
        case 'ResumeMentorshipRefused':
          return app.refuse([{ path: 'on', message: t(`resume.refusal.${answer.reason}`) }])
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
      submitLabel={t('resume.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField key={app.key('on')} {...app.field('on')} label={t('resume.on')} withAsterisk />
    </AppForm>
  )
}
