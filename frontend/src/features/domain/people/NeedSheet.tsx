import { Checkbox, Select, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import {
  CATEGORIES,
  DEFICIT_KINDS,
  DEFICIT_SOURCES,
  FORMATS,
  SEVERITIES,
  TOPICS,
} from '@/features/domain/terms/lists'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { Need_NeedFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { CARD_STATES } from './CardStateMark'
import { NEED } from './card.fragment'
import { DeficitRows } from './DeficitRows'
import { fromLines, toLines } from './lines'
import { TermChecks } from './TermChecks'
import { VersionConflict } from './VersionConflict'

const STATE = graphql(/* GraphQL */ `
  mutation StateNeed($input: StateNeedInput!) {
    stateNeed(input: $input) {
      __typename
      ... on StateNeedConflict {
        current {
          ...Need_need
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  request: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('people:form.request'))),
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1, msg('people:form.topics'))),
  formats: v.array(v.picklist(FORMATS)),
  categories: v.array(v.picklist(CATEGORIES)),
  deficits: v.array(
    v.object({
      id: v.nullable(v.string()),
      kind: v.picklist(DEFICIT_KINDS),
      area: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('people:form.area'))),
      source: v.picklist(DEFICIT_SOURCES),
      severity: v.nullable(v.picklist(SEVERITIES)),
    }),
  ),
  strengths: v.string(),
  supportNeeded: v.boolean(),
  state: v.picklist(CARD_STATES),
})
type Values = v.InferInput<typeof schema>

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  person: { id: string; fullName: string }
  /** Whether the reader states it for themselves. */
  own?: boolean
  /** The need as it is; without it a new one is stated. */
  need?: FragmentType<typeof NEED> | undefined
}

/** What a teacher asks for: the request in words, its deficits, the topics and formats wished for. */
export function NeedSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('people')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('need.title')}
      description={rest.person.fullName}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function valuesOf(need: Need_NeedFragment | undefined): Values {
  return {
    request: need?.request ?? '',
    topics: [...(need?.topics ?? [])],
    formats: [...(need?.formats ?? [])],
    categories: [...(need?.categories ?? [])],
    deficits: (need?.deficits ?? []).map(({ id, kind, area, source, severity }) => ({
      id,
      kind,
      area,
      source,
      severity: severity ?? null,
    })),
    strengths: fromLines(need?.strengths ?? []),
    supportNeeded: need?.supportNeeded ?? false,
    state: need?.state ?? 'IN_BANK',
  }
}

function Form({ onClose, schoolId, person, own = false, need: ref }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['people', 'terms'])
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const need = ref ? readFragment(NEED, ref) : undefined
  const app = useAppForm({ schema, initialValues: valuesOf(need) })
  const [conflict, setConflict] = useState<Need_NeedFragment>()
  const save = useMutation({
    mutationFn: ({ values, version }: { values: Values; version: number | null }) =>
      graphqlRequest(STATE, {
        input: {
          schoolId,
          personId: person.id,
          version,
          request: values.request,
          topics: values.topics,
          formats: values.formats,
          categories: values.categories,
          deficits: values.deficits,
          state: values.state,
          details: { strengths: toLines(values.strengths), supportNeeded: values.supportNeeded },
        },
      }),
    onSuccess: async ({ stateNeed: answer }) => {
      switch (answer.__typename) {
        case 'StateNeedDone':
          await refresh()
          notify(t('need.saved'))
          return onClose()
        case 'StateNeedConflict':
          return setConflict(readFragment(NEED, answer.current))
        case 'InvalidInput':
          // The form has no group of details: their fields stand beside the others.
          return app.refuse(inputProblems(answer, tCommon, { 'details.strengths': 'strengths' }))
        default:
          return answer satisfies never
      }
    },
  })
  const version = conflict?.version ?? need?.version ?? null
  const typed = save.variables?.values
  const now = conflict ? valuesOf(conflict) : undefined
  const words = (values: Values) => ({
    topics: values.topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
    deficits: values.deficits
      .map(({ kind, area }) => `${t(`terms:deficitKind.${kind}`)}: ${area}`)
      .join('\n'),
    categories: values.categories.map((category) => t(`terms:category.${category}`)).join(', '),
  })
  const suggested = need?.suggestedCategories ?? []
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate({ values, version }))}
    >
      {conflict && typed && now ? (
        <VersionConflict
          busy={save.isPending}
          differences={[
            { label: t('need.request'), mine: typed.request, current: now.request },
            { label: t('need.deficits'), mine: words(typed).deficits, current: words(now).deficits },
            { label: t('need.topics'), mine: words(typed).topics, current: words(now).topics },
            { label: t('need.categories'), mine: words(typed).categories, current: words(now).categories },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate({ values, version }))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            save.reset()
          }}
        />
      ) : null}
      <Textarea
        key={app.key('request')}
        {...app.field('request')}
        label={t('need.request')}
        description={t('need.requestHint')}
        autosize
        minRows={3}
        withAsterisk
      />
      <DeficitRows
        lines={app.form.getValues().deficits}
        own={own}
        keyOf={app.key}
        fieldOf={app.field}
        onAdd={() =>
          app.form.insertListItem('deficits', {
            id: null,
            kind: 'METHODICAL',
            area: '',
            source: own ? 'SELF_ASSESSMENT' : 'COLLEAGUE',
            severity: null,
          })
        }
        onRemove={(index) => app.form.removeListItem('deficits', index)}
      />
      <TermChecks
        key={app.key('topics')}
        field={app.field('topics')}
        label={t('need.topics')}
        options={TOPICS}
        labelOf={(topic) => t(`terms:topic.${topic}`)}
        withAsterisk
      />
      <TermChecks
        key={app.key('formats')}
        field={app.field('formats')}
        label={t('need.formats')}
        options={FORMATS}
        labelOf={(each) => t(`terms:format.${each}`)}
      />
      <TermChecks
        key={app.key('categories')}
        field={app.field('categories')}
        label={t('need.categories')}
        description={
          suggested.length > 0
            ? t('need.suggested', { list: format.list(suggested.map((each) => t(`terms:category.${each}`))) })
            : undefined
        }
        options={CATEGORIES}
        labelOf={(category) => t(`terms:category.${category}`)}
      />
      <Textarea
        key={app.key('strengths')}
        {...app.field('strengths')}
        label={t('need.strengths')}
        description={t('perLine')}
        autosize
        minRows={1}
      />
      <Checkbox
        key={app.key('supportNeeded')}
        {...app.check('supportNeeded')}
        label={t('need.supportNeeded')}
      />
      <Select
        key={app.key('state')}
        {...app.field('state')}
        label={t('need.state')}
        data={CARD_STATES.map((state) => ({ value: state, label: t(`cardState.${state}`) }))}
        allowDeselect={false}
      />
      <Text size="sm" c="dimmed">
        {t('need.privacy')}
      </Text>
    </AppForm>
  )
}
