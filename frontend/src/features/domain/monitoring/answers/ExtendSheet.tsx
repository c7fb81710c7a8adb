import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Submission } from './submission.query'
import type { SubmissionActs } from './use-submission-acts'

const schema = v.object({
  until: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
})

type Props = { submission: Submission; acts: SubmissionActs; opened: boolean; onClose: () => void }

/** More time for one school; of a closed campaign that reopens it for this school alone. Namespace: monitoring. */
export function ExtendSheet({ submission, acts, opened, onClose }: Props) {
  const { t } = useTranslation('monitoring')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      title={t('extend.title', { school: submission.school.name })}
      description={t('extend.hint')}
    >
      {opened ? <Form due={submission.dueOn} acts={acts} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Form({ due, acts, onClose }: { due: string; acts: SubmissionActs; onClose: () => void }) {
  const { t } = useTranslation('monitoring')
  const app = useAppForm({ schema, initialValues: { until: due as string | null } })
  return (
    <AppForm
      app={app}
      busy={acts.extend.isPending}
      error={acts.extend.error}
      submitLabel={t('extend.submit')}
      onCancel={onClose}
      onSubmit={app.submit(({ until }) => acts.extend.mutate(until, { onSuccess: onClose }))}
    >
      <DateField key={app.key('until')} {...app.field('until')} label={t('extend.until')} withAsterisk />
    </AppForm>
  )
}
