import { NumberInput, Select, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { FORMATS, TOPICS } from '@/features/domain/terms/lists'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type {
  CardState,
  MentorCard_CardFragment,
  MentoringFormat,
  MentoringTopic,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { CARD_STATES } from './CardStateMark'
import { MENTOR_CARD } from './card.fragment'
import { fromLines, toLines } from './lines'
import { MentorDetailFields } from './MentorDetailFields'
import { detailsInput, detailsOf, mentorDetails } from './mentor-details'
import { TermChecks } from './TermChecks'
import { VersionConflict } from './VersionConflict'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepMentorCard($input: KeepMentorCardInput!) {
    keepMentorCard(input: $input) {
      __typename
      ... on KeepMentorCardConflict {
        current {
          ...MentorCard_card
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object({
  competences: v.string(),
  subjects: v.string(),
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1, msg('people:form.topics'))),
  formats: v.pipe(v.array(v.picklist(FORMATS)), v.minLength(1, msg('people:form.formats'))),
  capacity: v.pipe(
    v.union([v.number(), v.string()]),
    v.toNumber(msg('people:form.capacity')),
    v.integer(msg('people:form.capacity')),
    v.minValue(1, msg('people:form.capacity')),
    v.maxValue(12, msg('people:form.capacity')),
  ),
  state: v.picklist(CARD_STATES),
  ...mentorDetails,
})
type Values = v.InferInput<typeof schema>
type Ready = v.InferOutput<typeof schema>

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  person: { id: string; fullName: string }
  /** The card as it is; without it a new one is made. */
  card?: FragmentType<typeof MENTOR_CARD> | undefined
}

/** What a mentor helps with and how many they take; kept by the mentor or for them. */
export function MentorCardSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('people')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('card.title')}
      description={rest.person.fullName}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function valuesOf(card: MentorCard_CardFragment | undefined): Values {
  return {
    competences: fromLines(card?.competences ?? []),
    subjects: fromLines(card?.subjects ?? []),
    topics: [...(card?.topics ?? [])] satisfies MentoringTopic[],
    formats: [...(card?.formats ?? (['ONE_TO_ONE'] as const))] satisfies MentoringFormat[],
    capacity: card?.capacity ?? 2,
    state: (card?.state ?? 'IN_BANK') satisfies CardState,
    ...detailsOf(card),
  }
}

function Form({ onClose, schoolId, person, card: ref }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['people', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const card = ref ? readFragment(MENTOR_CARD, ref) : undefined
  const app = useAppForm({ schema, initialValues: valuesOf(card) })
  const [conflict, setConflict] = useState<MentorCard_CardFragment>()
  const save = useMutation({
    mutationFn: ({ values, version }: { values: Ready; version: number | null }) =>
      graphqlRequest(KEEP, {
        input: {
          schoolId,
          personId: person.id,
          version,
          competences: toLines(values.competences),
          subjects: toLines(values.subjects),
          topics: values.topics,
          formats: values.formats,
          capacity: values.capacity,
          state: values.state,
          details: detailsInput(values),
        },
      }),
    onSuccess: async ({ keepMentorCard: answer }) => {
      switch (answer.__typename) {
        case 'KeepMentorCardDone':
          await refresh()
          notify(t('card.saved'))
          return onClose()
        case 'KeepMentorCardConflict':
          return setConflict(readFragment(MENTOR_CARD, answer.current))
        case 'InvalidInput':
          return app.refuse(
            // The form has no group of details: their fields stand beside the others.
            inputProblems(answer, tCommon).map((refusal) => ({
              ...refusal,
              path: refusal.path?.replace(/^details\./, ''),
            })),
          )
        default:
          return answer satisfies never
      }
    },
  })
  const words = (values: Values | Ready) => ({
    topics: values.topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
    formats: values.formats.map((format) => t(`terms:format.${format}`)).join(', '),
  })
  const version = conflict?.version ?? card?.version ?? null
  const typed = save.variables?.values
  const now = conflict ? valuesOf(conflict) : undefined
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
            { label: t('card.topics'), mine: words(typed).topics, current: words(now).topics },
            { label: t('card.formats'), mine: words(typed).formats, current: words(now).formats },
            { label: t('card.competences'), mine: typed.competences, current: now.competences },
            { label: t('card.subjects'), mine: typed.subjects, current: now.subjects },
            { label: t('card.capacity'), mine: String(typed.capacity), current: String(now.capacity) },
            {
              label: t('card.state'),
              mine: t(`cardState.${typed.state}`),
              current: t(`cardState.${now.state}`),
            },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate({ values, version }))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            app.form.resetDirty()
            save.reset()
          }}
        />
      ) : null}
      <TermChecks
        key={app.key('topics')}
        field={app.field('topics')}
        label={t('card.topics')}
        options={TOPICS}
        labelOf={(topic) => t(`terms:topic.${topic}`)}
        withAsterisk
      />
      <Textarea
        key={app.key('competences')}
        {...app.field('competences')}
        label={t('card.competences')}
        description={t('perLine')}
        autosize
        minRows={2}
      />
      <Textarea
        key={app.key('subjects')}
        {...app.field('subjects')}
        label={t('card.subjects')}
        description={t('perLine')}
        autosize
        minRows={1}
      />
      <NumberInput
        key={app.key('capacity')}
        {...app.field('capacity')}
        label={t('card.capacity')}
        description={card ? t('card.capacityTaken', { count: card.load }) : undefined}
        min={1}
        max={12}
        allowDecimal={false}
        withAsterisk
      />
      <TermChecks
        key={app.key('formats')}
        field={app.field('formats')}
        label={t('card.formats')}
        options={FORMATS}
        labelOf={(format) => t(`terms:format.${format}`)}
        withAsterisk
      />
      <Select
        key={app.key('state')}
        {...app.field('state')}
        label={t('card.state')}
        data={CARD_STATES.map((state) => ({ value: state, label: t(`cardState.${state}`) }))}
        allowDeselect={false}
      />
      <MentorDetailFields
        keyOf={app.key}
        fieldOf={app.field}
        checkOf={app.check}
        trainings={app.form.getValues().trainings}
        onAddTraining={() =>
          app.form.insertListItem('trainings', { course: '', provider: '', on: null, certificate: '' })
        }
        onRemoveTraining={(index) => app.form.removeListItem('trainings', index)}
      />
    </AppForm>
  )
}
