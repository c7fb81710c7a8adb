import { Radio, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import type { ExpertiseConclusion } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { readDeviceDraft, writeDeviceDraft } from '@/shared/lib/device-draft'
import { sessionDraftKey } from '@/shared/lib/session-drafts'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SideSheet } from '@/shared/ui/SideSheet'
import type { Kept } from '../act/answer'
import { useAct } from '../act/use-act'
import { CONCLUSIONS } from '../lists'

const schema = v.pipe(
  v.object({
    conclusion: v.pipe(
      v.nullable(v.picklist(CONCLUSIONS)),
      v.picklist(CONCLUSIONS, msg('documents:expertise.conclusionMissing')),
    ),
    remarks: v.pipe(v.string(), v.trim()),
  }),
  v.forward(
    v.partialCheck(
      [['conclusion'], ['remarks']],
      ({ conclusion, remarks }) => conclusion === 'POSITIVE' || remarks !== '',
      msg('documents:expertise.remarksMissing'),
    ),
    ['remarks'],
  ),
)
const draftSchema = v.object({ remarks: v.string() })

type Props = {
  opened: boolean
  onClose: () => void
  document: Kept & { title: string }
  onConcluded?: () => void
}

/** What the centre concludes. Remarks that were not sent outlive a reload. Namespace: documents. */
export function ConcludeSheet({ opened, onClose, document, ...rest }: Props) {
  const { t } = useTranslation('documents')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('expertise.conclude')}
      description={document.title}
    >
      <Form onClose={onClose} document={document} {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, document, onConcluded }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('documents')
  const { send } = useAct(document)
  const key = sessionDraftKey(`expertise.${document.id}`)
  const [initialValues] = useState(() => ({
    conclusion: null as ExpertiseConclusion | null,
    remarks: readDeviceDraft(key, draftSchema)?.remarks ?? '',
  }))
  const [chosen, setChosen] = useState<string | null>(null)
  const app = useAppForm({ schema, initialValues })
  const conclusion = app.field('conclusion')
  const remarks = app.field('remarks')
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      send({
        kind: 'CONCLUDE_EXPERTISE',
        conclusion: values.conclusion,
        remarks: values.remarks || null,
      }),
    onSuccess: (refusals) => {
      if (refusals.length > 0) return app.refuse(refusals)
      writeDeviceDraft(key, undefined)
      onClose()
      return onConcluded?.()
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('expertise.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Radio.Group
        key={app.key('conclusion')}
        {...conclusion}
        label={t('expertise.conclusion')}
        withAsterisk
        onChange={(value) => {
          conclusion.onChange(value)
          setChosen(value)
        }}
      >
        <Stack gap="xs" mt={4}>
          {CONCLUSIONS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`expertise.conclusionOf.${each}`)}
              description={t(`expertise.conclusionHint.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        key={app.key('remarks')}
        {...remarks}
        onChange={(event) => {
          remarks.onChange(event)
          const words = event.currentTarget.value
          writeDeviceDraft(key, words ? { remarks: words } : undefined)
        }}
        label={t('expertise.remarks')}
        description={t('expertise.remarksHint')}
        autosize
        minRows={5}
        withAsterisk={chosen !== null && chosen !== 'POSITIVE'}
      />
    </AppForm>
  )
}
