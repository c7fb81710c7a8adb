import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineRows } from '@/features/domain/programmes/ActivityRows'
import { CATEGORIES, DEFICIT_KINDS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
import type { Template_TemplateFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { weekOf } from './looks'
import { type TemplateReady, type TemplateValues, templateSchema, templateValues } from './template-form'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepProgrammeTemplate($input: KeepProgrammeTemplateInput!) {
    keepProgrammeTemplate(input: $input) {
      __typename
      ... on KeepProgrammeTemplateRefused {
        reason
      }
      ... on KeepProgrammeTemplateConflict {
        current {
          id
          title
          edition
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = {
  opened: boolean
  onClose: () => void
  /** Whose a new template is. */
  placeId: string
  /** The template as it is; without it a new one is written. */
  template: Template_TemplateFragment | undefined
}

/** What a template says. Each saving makes its next edition; programmes that came from it stay as they are. */
export function TemplateSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('templates')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      size="lg"
      title={t(rest.template ? 'editTitle' : 'add')}
      description={t(rest.template?.state === 'IN_USE' ? 'editInUse' : 'sheetHint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, placeId, template }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['templates', 'terms', 'programmes'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [initialValues] = useState(() => templateValues(template))
  const app = useAppForm({ schema: templateSchema, initialValues })
  const save = useMutation({
    mutationFn: (values: TemplateReady) =>
      graphqlRequest(KEEP, {
        input: { placeId, templateId: template?.id ?? null, edition: template?.edition ?? null, ...values },
      }),
    onSuccess: async ({ keepProgrammeTemplate: answer }) => {
      switch (answer.__typename) {
        case 'KeepProgrammeTemplateDone':
          await refresh()
          notify(t('kept'))
          return onClose()
        case 'KeepProgrammeTemplateRefused':
          return app.refuse([{ message: t(`refusal.${answer.reason}`) }])
        case 'KeepProgrammeTemplateConflict':
          await refresh()
          return app.refuse([{ message: t('conflict', { edition: answer.current.edition }) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
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
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <TextInput
        key={app.key('title')}
        {...app.field('title')}
        label={t('name')}
        maxLength={200}
        withAsterisk
      />
      <Textarea
        key={app.key('purpose')}
        {...app.field('purpose')}
        label={t('purpose')}
        description={t('purposeHint')}
        autosize
        minRows={2}
      />
      <Select
        key={app.key('form')}
        {...app.field('form')}
        label={t('form')}
        placeholder={t('any')}
        data={FORMS.map((form) => ({ value: form, label: t(`terms:form.${form}`) }))}
        clearable
      />
      <MultiSelect
        key={app.key('categories')}
        {...app.field('categories')}
        label={t('categories')}
        data={CATEGORIES.map((each) => ({ value: each, label: t(`terms:category.${each}`) }))}
        clearable
      />
      <MultiSelect
        key={app.key('deficitKinds')}
        {...app.field('deficitKinds')}
        label={t('deficitKinds')}
        data={DEFICIT_KINDS.map((kind) => ({ value: kind, label: t(`terms:deficitKind.${kind}`) }))}
        clearable
      />
      <MultiSelect
        key={app.key('topics')}
        {...app.field('topics')}
        label={t('topics')}
        data={TOPICS.map((topic) => ({ value: topic, label: t(`terms:topic.${topic}`) }))}
        clearable
      />
      <NumberInput
        key={app.key('months')}
        {...app.field('months')}
        label={t('months')}
        description={t('monthsHint')}
        min={3}
        max={12}
        allowDecimal={false}
        withAsterisk
      />
      <Textarea
        key={app.key('goal')}
        {...app.field('goal')}
        label={t('programmes:goal')}
        autosize
        minRows={2}
        withAsterisk
      />
      <Textarea
        key={app.key('expectedResult')}
        {...app.field('expectedResult')}
        label={t('programmes:expectedResult')}
        description={t('programmes:expectedResultHint')}
        autosize
        minRows={2}
        withAsterisk
      />
      <LineRows
        key={app.key('activities')}
        app={app}
        blank={(last: TemplateValues['activities'][number] | undefined) => ({
          title: '',
          kind: 'CONSULTATION',
          dueDay: last?.dueDay ?? 0,
          expectedResult: '',
        })}
        when={(path) => <DueDay field={app.field(`${path}.dueDay`)} />}
      />
    </AppForm>
  )
}

// biome-ignore lint/suspicious/noExplicitAny: what Mantine gives for the props of an input
function DueDay({ field }: { field: any }) {
  const { t } = useTranslation('templates')
  const [day, setDay] = useState<number | string>(field.defaultValue)
  return (
    <NumberInput
      {...field}
      onChange={(value) => {
        field.onChange(value)
        setDay(value)
      }}
      label={t('dueDay')}
      description={typeof day === 'number' ? t('week', { week: weekOf(day) }) : null}
      min={0}
      allowDecimal={false}
      withAsterisk
    />
  )
}
