import { Radio, Select, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { TermChecks } from '@/features/domain/people/TermChecks'
import { FORMATS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
import type {
  MentorCard_CardFragment,
  MentoringTopic,
  Need_NeedFragment,
  ProposeMentorshipRefusal,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import classes from './ProposeForm.module.css'
import { type Candidate, rankMentors } from './rank-mentors'

const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeMentorship($input: ProposeMentorshipInput!) {
    proposeMentorship(input: $input) {
      __typename
      ... on ProposeMentorshipRefused {
        reason
        taken
        capacity
      }
    }
  }
`)

/** One meeting makes no pair: these formats are kept for the banks and refused for an order. */
const LASTING = FORMATS.filter((format) => format !== 'FLASH' && format !== 'SPEED')

const schema = v.object({
  mentorId: v.pipe(v.nullable(v.string()), v.string(msg('pairs:propose.mentorMissing'))),
  form: v.picklist(FORMS),
  format: v.picklist(FORMATS),
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1, msg('pairs:propose.topicsMissing'))),
})

/** Which field the reader looks at to mend a refusal. */
const FIELD_OF = {
  SAME_PERSON: 'mentorId',
  MENTOR_FULL: 'mentorId',
  ALREADY_PAIRED: 'mentorId',
  DECLINED_BEFORE: 'mentorId',
  MENTOR_NOT_IN_BANK: 'mentorId',
  NEED_NOT_STATED: undefined,
  ONE_OFF_FORMAT: 'format',
} as const satisfies Record<ProposeMentorshipRefusal, string | undefined>

type Props = {
  schoolId: string
  need: Need_NeedFragment
  cards: readonly MentorCard_CardFragment[]
  onClose: () => void
}

/** The mentors for one need, each with the reason for its place in the list. */
export function ProposeForm({ schoolId, need, cards, onClose }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const refresh = useRefresh()
  const candidates = rankMentors(need, cards)
  const app = useAppForm({
    schema,
    initialValues: {
      mentorId: null as string | null,
      form: 'TEACHER_TEACHER' as (typeof FORMS)[number],
      format: LASTING.find((format) => need.formats.includes(format)) ?? 'ONE_TO_ONE',
      topics: [...need.topics] satisfies MentoringTopic[],
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(PROPOSE, { input: { schoolId, menteeId: need.person.id, ...values } }),
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
              message: t(`propose.refusal.${answer.reason}`, {
                taken: answer.taken ?? 0,
                capacity: answer.capacity ?? 0,
              }),
            },
          ])
        default:
          return answer satisfies never
      }
    },
  })
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
      <Text>{need.request}</Text>
      <Radio.Group
        key={app.key('mentorId')}
        {...app.field('mentorId')}
        label={t('propose.mentor')}
        description={t('propose.mentorHint')}
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
              description={<Reason candidate={candidate} />}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        key={app.key('form')}
        {...app.field('form')}
        label={t('form')}
        data={FORMS.map((form) => ({ value: form, label: t(`terms:form.${form}`) }))}
        allowDeselect={false}
      />
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
    </AppForm>
  )
}

/** «темы совпадают: методика преподавания; свободно 2 из 3» */
function Reason({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { card, topics, free, obstacle } = candidate
  const places = t('propose.places', { free, capacity: card.capacity })
  if (obstacle) return t(`propose.obstacle.${obstacle}`, { capacity: card.capacity })
  return topics.length > 0
    ? t('propose.fits', {
        count: topics.length,
        topics: topics.map((topic) => t(`terms:topic.${topic}`)).join(', '),
        places,
      })
    : t('propose.fitsNot', { places })
}
