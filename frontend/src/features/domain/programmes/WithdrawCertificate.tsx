import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import { useWithdrawCertificate } from './use-certificate-acts'

const schema = v.object({
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
})

type Props = { opened: boolean; onClose: () => void; certificateId: string; name: string }

/** Takes a certificate back: whoever checks it is told that it holds no more. */
export function WithdrawCertificate({ opened, onClose, certificateId, name }: Props) {
  const { t } = useTranslation('programmes')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      title={t('certificate.withdrawTitle')}
      description={t('certificate.withdrawHint', { name })}
    >
      <Form certificateId={certificateId} onClose={onClose} />
    </SideSheet>
  )
}

function Form({ certificateId, onClose }: Pick<Props, 'certificateId' | 'onClose'>) {
  const { t } = useTranslation('programmes')
  const app = useAppForm({ schema, initialValues: { reason: '' } })
  const save = useWithdrawCertificate(certificateId, { refuse: app.refuse, done: onClose })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('certificate.withdraw')}
      onCancel={onClose}
      onSubmit={app.submit(({ reason }) => save.mutate(reason))}
    >
      <Textarea
        key={app.key('reason')}
        {...app.field('reason')}
        label={t('certificate.reason')}
        autosize
        minRows={2}
        withAsterisk
      />
    </AppForm>
  )
}
