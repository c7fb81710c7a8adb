import { Button, Collapse, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId } from '@/shared/lib/ids'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { ButtonLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { addDocument, sendAct } from './act/act.mutations'
import { type Kept, outcomeOf } from './act/answer'
import {
  type DocumentReady,
  type DocumentValues,
  documentSchema,
  documentValues,
  headInput,
} from './document-form'
import { DOCUMENT_KINDS } from './lists'
import { UploadFile } from './UploadFile'

type New = { placeId: string; begun?: Partial<DocumentValues> | undefined }
type Written = { document: Document_DocumentFragment }
type Props = { opened: boolean; onClose: () => void } & (New | Written)

/** What a document says of itself; a new one is asked for its file right after. Namespace: documents. */
export function DocumentSheet({ opened, onClose, ...source }: Props) {
  const { t } = useTranslation('documents')
  const [kept, setKept] = useState<Kept & { title: string }>()
  const close = () => {
    setKept(undefined)
    onClose()
  }
  return (
    <SideSheet
      opened={opened}
      onClose={close}
      size="lg"
      title={'document' in source ? t('form.edit') : kept ? t('form.fileTitle') : t('form.add')}
      description={kept ? kept.title : 'document' in source ? source.document.title : t('form.addHint')}
    >
      {kept ? (
        <FileStep kept={kept} onKept={setKept} />
      ) : (
        <Form
          {...source}
          onClose={close}
          onKept={(done, title) => ('document' in source ? close() : setKept({ ...done, title }))}
        />
      )}
    </SideSheet>
  )
}

type FormProps = (New | Written) & { onClose: () => void; onKept: (kept: Kept, title: string) => void }

function Form({ onClose, onKept, ...source }: FormProps) {
  const { t } = useTranslation('documents')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const document = 'document' in source ? source.document : undefined
  const [initialValues] = useState(() =>
    documentValues(document, 'document' in source ? undefined : source.begun),
  )
  const differs = Boolean(document?.asPrinted)
  const [printed, { toggle }] = useDisclosure(differs)
  const app = useAppForm({ schema: documentSchema, initialValues })
  const save = useMutation({
    mutationFn: (values: DocumentReady) => {
      if (!('document' in source)) return addDocument(source.placeId, headInput(values))
      return sendAct(source.document, { kind: 'EDIT', head: headInput(values) })
    },
    onSuccess: async (answer, { title }) => {
      const outcome = outcomeOf(answer, {
        t,
        tCommon,
        fieldOf: { TERM_ENDS_BEFORE: 'validUntil' },
        names: {
          'head.title': 'title',
          'head.number': 'number',
          'head.date': 'date',
          'head.effectiveFrom': 'effectiveFrom',
          'head.validUntil': 'validUntil',
          'head.basis': 'basis',
          'head.appendices': 'appendices',
          'head.asPrinted.title': 'printedTitle',
          'head.asPrinted.number': 'printedNumber',
          'head.asPrinted.date': 'printedDate',
          'head.asPrinted.note': 'printedNote',
        },
      })
      if ('refusals' in outcome) return app.refuse(outcome.refusals)
      await refresh()
      notify(t(document ? 'done.EDIT' : 'done.ADD'))
      return onKept(outcome.kept, title)
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t(document ? 'form.save' : 'form.next')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('kind')}
        placeholder={t('form.choose')}
        data={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <Textarea
        key={app.key('title')}
        {...app.field('title')}
        label={t('name')}
        autosize
        minRows={2}
        maxLength={500}
        withAsterisk
      />
      <Group grow align="flex-start">
        <TextInput
          key={app.key('number')}
          {...app.field('number')}
          label={t('number')}
          description={t('form.numberHint')}
          maxLength={50}
        />
        <DateField key={app.key('date')} {...app.field('date')} label={t('date')} />
      </Group>
      <Group grow align="flex-start">
        <DateField
          key={app.key('effectiveFrom')}
          {...app.field('effectiveFrom')}
          label={t('effectiveFrom')}
          description={t('form.effectiveFromHint')}
        />
        <DateField
          key={app.key('validUntil')}
          {...app.field('validUntil')}
          label={t('validUntil')}
          description={t('form.validUntilHint')}
        />
      </Group>
      <Textarea
        key={app.key('basis')}
        {...app.field('basis')}
        label={t('basis')}
        description={t('form.basisHint')}
        autosize
        minRows={2}
      />
      <Textarea
        key={app.key('appendices')}
        {...app.field('appendices')}
        label={t('appendices')}
        description={t('form.appendicesHint')}
        autosize
        minRows={2}
      />
      <div>
        <Button variant="subtle" px={0} aria-expanded={printed} onClick={toggle}>
          {t('form.printedOpen')}
        </Button>
        <Collapse expanded={printed}>
          <Stack gap="md" mt="xs">
            <Text size="sm" c="dimmed">
              {t('form.printedHint')}
            </Text>
            <TextInput
              key={app.key('printedTitle')}
              {...app.field('printedTitle')}
              label={t('printed.title')}
            />
            <Group grow align="flex-start">
              <TextInput
                key={app.key('printedNumber')}
                {...app.field('printedNumber')}
                label={t('printed.number')}
              />
              <TextInput
                key={app.key('printedDate')}
                {...app.field('printedDate')}
                label={t('printed.date')}
                description={t('form.printedDateHint')}
              />
            </Group>
            <TextInput key={app.key('printedNote')} {...app.field('printedNote')} label={t('printed.note')} />
          </Stack>
        </Collapse>
      </div>
    </AppForm>
  )
}

/** The document is kept; its file may follow now or on its page. */
function FileStep({
  kept,
  onKept,
}: {
  kept: Kept & { title: string }
  onKept: (kept: Kept & { title: string }) => void
}) {
  const { t } = useTranslation('documents')
  const [sent, setSent] = useState(0)
  return (
    <Stack gap="md" pb="md">
      <Text size="sm">{t('form.fileHint')}</Text>
      <UploadFile
        document={kept}
        onSent={(revision) => {
          setSent((count) => count + 1)
          onKept({ ...kept, revision })
        }}
      />
      <Group justify="flex-end">
        <ButtonLink
          to="/documents/$documentId"
          params={{ documentId: bareId(kept.id) }}
          variant={sent > 0 ? 'filled' : 'default'}
        >
          {t(sent > 0 ? 'form.openPage' : 'form.openWithout')}
        </ButtonLink>
      </Group>
    </Stack>
  )
}
