import { MultiSelect, Radio, Select, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TermChecks } from '@/features/domain/people/TermChecks'
import { FORMS, TOPICS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
import type {
  MentorCard_CardFragment,
  MentoringFormat,
  MentoringTopic,
  ProposeMentorshipRefusal,
  RolePairForm,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import classes from './ProposeForm.module.css'
import { LASTING, type ProposeReady, type ProposeValues, proposeSchema } from './propose-form'
import { type Candidate, rankMentors } from './rank-mentors'
import { WayBack } from './WayBack'

const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeMentorship($input: ProposeMentorshipInput!) {
    proposeMentorship(input: $input) {
      __typename
      ... on ProposeMentorshipRefused {
        reason
        taken
        capacity
        mentorId
        menteeId
      }
    }
  }
`)

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  SAME_PERSON: 'mentorId',
  MENTOR_FULL: 'mentorId',
  MENTOR_AWAY: 'mentorId',
  PARTNER_AGREEMENT_NOT_IN_FORCE: 'mentorId',
  ALREADY_PAIRED: 'mentorId',
  DECLINED_BEFORE: 'mentorId',
  MENTOR_NOT_IN_BANK: 'mentorId',
  MENTORS_OF_SEVERAL_SCHOOLS: 'mentorId',
  NEED_NOT_STATED: undefined,
  ONE_OFF_FORMAT: 'format',
  FORMAT_DOES_NOT_FIT: 'format',
  FORM_DOES_NOT_FIT: 'form',
  NOT_IN_BOTH_DIRECTIONS: 'format',
  PUPIL_CONSENT_MISSING: undefined,
} as const satisfies Record<ProposeMentorshipRefusal, string | undefined>

/** For whom a mentor is looked for: a teacher with a need, or a pupil who has none. */
export type Asked = {
  person: { id: string; fullName: string }
  request?: string
  topics: readonly MentoringTopic[]
  formats: readonly MentoringFormat[]
}

/** Pupils have one form of their own; the other forms are for everybody else. */
export const PUPIL_FORM: RolePairForm = 'TEACHER_PUPIL'
const ADULT_FORMS = FORMS.filter((form) => form !== PUPIL_FORM)

type Props = {
  schoolId: string
  need: Asked
  cards: readonly MentorCard_CardFragment[]
  /** Others who wait for a mentor: with one of them it is a group. */
  others: readonly Asked[]
  pupils?: boolean
  onClose: () => void
}

/** The mentors for one need, each with the reason for its place in the list. */
export function ProposeForm({ schoolId, need, cards, others, pupils = false, onClose }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const refresh = useRefresh()
  const candidates = rankMentors(need, cards)
  const app = useAppForm<ProposeValues, ProposeReady>({
    schema: proposeSchema,
    initialValues: {
      mentorId: null,
      otherMentorIds: [],
      otherMenteeIds: [],
      form: pupils ? PUPIL_FORM : 'TEACHER_TEACHER',
      format: LASTING.find((format) => need.formats.includes(format)) ?? 'ONE_TO_ONE',
      topics: [...need.topics],
      twoWay: false,
      returnTopics: [],
    },
  })
  const save = useMutation({
    mutationFn: ({ otherMentorIds, twoWay, returnTopics, ...values }: ProposeReady) => {
      // Who is chosen above is not chosen a second time below.
      const further = otherMentorIds.filter((id) => id !== values.mentorId)
      return graphqlRequest(PROPOSE, {
        input: {
          schoolId,
          menteeId: need.person.id,
          otherMentorIds: further,
          // Another format chosen after the switch takes the way back with it.
          returnTopics: twoWay && values.format === 'REVERSE' ? returnTopics : null,
          ...values,
        },
      })
    },
    onSuccess: async ({ proposeMentorship: answer }) => {
      switch (answer.__typename) {
        case 'ProposeMentorshipDone':
          await refresh()
          notify(t('propose.done'))
          return onClose()
        case 'ProposeMentorshipRefused':
          return app.refuse([
            {
              path: FIELD_OF[answer.reason],
              message:
                t(`propose.refusal.${answer.reason}`, {
                  taken: answer.taken ?? 0,
                  capacity: answer.capacity ?? 0,
                }) + whose(nameOf(answer.mentorId ?? answer.menteeId)),
            },
          ])
        default:
          return answer satisfies never
      }
    },
  })
  const nameOf = (id: string | null) =>
    [...cards, ...others].find(({ person }) => person.id === id)?.person.fullName
  const free = candidates.filter(({ obstacle }) => obstacle === undefined)
  if (candidates.length === 0)
    return <EmptyState title={t('propose.noMentors')} hint={t('propose.noMentorsHint')} />
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('propose.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {need.request ? <Text>{need.request}</Text> : null}
      <Radio.Group
        key={app.key('mentorId')}
        {...app.field('mentorId')}
        label={t('propose.mentor')}
        description={t(need.topics.length > 0 ? 'propose.mentorHint' : 'propose.mentorHintFree')}
        withAsterisk
      >
        <Stack gap="xs" mt={6} className={classes.list}>
          {candidates.map((candidate) => (
            <Radio
              size="md"
              key={candidate.card.id}
              value={candidate.card.person.id}
              disabled={candidate.obstacle !== undefined}
              label={candidate.card.person.fullName}
              description={<Reason candidate={candidate} wished={need.topics.length > 0} />}
            />
          ))}
        </Stack>
      </Radio.Group>
      {others.length > 0 ? (
        <MultiSelect
          key={app.key('otherMenteeIds')}
          {...app.field('otherMenteeIds')}
          onChange={(ids) => {
            app.form.setFieldValue('otherMenteeIds', ids)
            // Several mentees are a group; one is none.
            const { format } = app.form.getValues()
            if (ids.length > 0 && format === 'ONE_TO_ONE') app.form.setFieldValue('format', 'GROUP')
            if (ids.length === 0 && format === 'GROUP') app.form.setFieldValue('format', 'ONE_TO_ONE')
          }}
          label={t('group.otherMentees')}
          description={t(pupils ? 'group.otherPupilsHint' : 'group.otherMenteesHint')}
          data={others.map(({ person }) => ({ value: person.id, label: person.fullName }))}
          searchable
          clearable
          maxValues={29}
        />
      ) : null}
      {free.length > 1 ? (
        <MultiSelect
          key={app.key('otherMentorIds')}
          {...app.field('otherMentorIds')}
          label={t('group.otherMentors')}
          description={t('group.otherMentorsHint')}
          data={free.map(({ card }) => ({ value: card.person.id, label: card.person.fullName }))}
          searchable
          clearable
          maxValues={29}
        />
      ) : null}
      {pupils ? null : (
        <Select
          key={app.key('form')}
          {...app.field('form')}
          label={t('form')}
          data={ADULT_FORMS.map((form) => ({ value: form, label: t(`terms:form.${form}`) }))}
          allowDeselect={false}
        />
      )}
      <Select
        key={app.key('format')}
        {...app.field('format')}
        label={t('format')}
        data={LASTING.map((format) => ({ value: format, label: t(`terms:format.${format}`) }))}
        allowDeselect={false}
      />
      <TermChecks
        key={app.key('topics')}
        field={app.field('topics')}
        label={t('topics')}
        options={TOPICS}
        labelOf={(topic) => t(`terms:topic.${topic}`)}
        withAsterisk
      />
      {pupils ? null : <WayBack app={app} />}
    </AppForm>
  )
}

/** Of several people the one who stands in the way. */
const whose = (name: string | undefined) => (name ? `: ${name}` : '')

/** «темы совпадают: методика преподавания; свободно 2 из 3» */
function Reason({ candidate, wished }: { candidate: Candidate; wished: boolean }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { card, topics, free, obstacle } = candidate
  const places = t('propose.places', { free, capacity: card.capacity })
  if (obstacle) return t(`propose.obstacle.${obstacle}`, { capacity: card.capacity })
  if (!wished) return places
  return topics.length > 0
    ? t('propose.fits', {
        count: topics.length,
        topics: topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
        places,
      })
    : t('propose.fitsNot', { places })
}
