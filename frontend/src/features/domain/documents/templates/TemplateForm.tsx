import { Code, Group, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { DocumentKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { VersionConflict } from '../../people/VersionConflict'
import { DOCUMENT_KINDS } from '../lists'
import { DOCUMENT_TEMPLATE, type DocumentTemplate } from './document-templates.query'
import { placeKey } from './filled'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepDocumentTemplate($input: KeepDocumentTemplateInput!) {
    keepDocumentTemplate(input: $input) {
      __typename
      ... on KeepDocumentTemplateConflict {
        current {
          ...DocumentTemplate_template
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const required = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  kind: v.pipe(
    v.nullable(v.picklist(DOCUMENT_KINDS)),
    v.picklist(DOCUMENT_KINDS, msg('common:form.required')),
  ),
  title: required,
  body: required,
})
type Ready = v.InferOutput<typeof schema>

/** What is written: a new template, one's own anew, or one's own variant of a template from above. */
export type Written = { how: 'NEW' } | { how: 'EDIT' | 'VARIANT'; template: DocumentTemplate }
type Props = { written: Written | undefined; onClose: () => void; placeId: string }

/** The words of a template, with the places that the system fills. Namespace: documentTemplates. */
export function TemplateForm({ written, onClose, placeId }: Props) {
  const { t } = useTranslation('documentTemplates')
  return (
    <SideSheet
      opened={written !== undefined}
      onClose={onClose}
      size="lg"
      title={written ? t(`form.${written.how}`) : ''}
      description={written && written.how !== 'NEW' ? written.template.title : t('form.hint')}
    >
      {written ? <Form written={written} onClose={onClose} placeId={placeId} /> : null}
    </SideSheet>
  )
}

function Form({ written, onClose, placeId }: Omit<Props, 'written'> & { written: Written }) {
  const { t } = useTranslation(['documentTemplates', 'documents'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const source = written.how === 'NEW' ? undefined : written.template
  const own = written.how === 'EDIT' ? written.template : undefined
  const [initialValues] = useState(() => ({
    kind: (source?.kind ?? null) as DocumentKind | null,
    title: source?.title ?? '',
    body: source?.body ?? '',
  }))
  const [theirs, setTheirs] = useState<DocumentTemplate>()
  const app = useAppForm({ schema, initialValues })
  const save = useMutation({
    mutationFn: (values: Ready) =>
      graphqlRequest(KEEP, {
        input: {
          placeId,
          templateId: own?.id ?? null,
          parentId: written.how === 'VARIANT' ? written.template.id : null,
          version: theirs?.version ?? own?.version ?? 0,
          ...values,
        },
      }),
    onSuccess: async ({ keepDocumentTemplate: answer }) => {
      switch (answer.__typename) {
        case 'KeepDocumentTemplateDone':
          await refresh()
          notify(t('kept'))
          return onClose()
        case 'KeepDocumentTemplateConflict':
          return setTheirs(readFragment(DOCUMENT_TEMPLATE, answer.current))
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const mine = save.variables
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('form.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {theirs && mine ? (
        <VersionConflict
          busy={save.isPending}
          differences={[
            { label: t('documents:name'), mine: mine.title, current: theirs.title },
            { label: t('form.body'), mine: mine.body, current: theirs.body },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate(values))()}
          onTakeCurrent={() => {
            app.form.setValues({ kind: theirs.kind, title: theirs.title, body: theirs.body })
            save.reset()
          }}
        />
      ) : null}
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('documents:kind')}
        data={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`documents:kindOf.${kind}`) }))}
        allowDeselect={false}
        disabled={written.how === 'VARIANT'}
        withAsterisk
      />
      <TextInput key={app.key('title')} {...app.field('title')} label={t('documents:name')} withAsterisk />
      <Textarea
        key={app.key('body')}
        {...app.field('body')}
        label={t('form.body')}
        description={t('form.bodyHint')}
        autosize
        minRows={12}
        maxRows={30}
        withAsterisk
      />
      {source && source.placeholders.length > 0 ? (
        <div>
          <Text size="sm" fw={500}>
            {t('form.placeholders')}
          </Text>
          <Group gap={6} mt={4}>
            {source.placeholders.map((name) => (
              <Code key={name} title={t(`place.${placeKey(name)}`, name)}>
                {`{${name}}`}
              </Code>
            ))}
          </Group>
        </div>
      ) : null}
    </AppForm>
  )
}
