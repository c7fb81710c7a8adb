import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { MentoringTopic, Practice_PracticeFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { TermChecks } from '../people/TermChecks'
import { VersionConflict } from '../people/VersionConflict'
import { TOPICS } from '../terms/lists'
import { PRACTICE } from './practice.query'

const WRITE = graphql(/* GraphQL */ `
  mutation WritePractice($input: WritePracticeInput!) {
    writePractice(input: $input) {
      __typename
      ... on WritePracticeDone {
        practice {
          id
        }
      }
      ... on WritePracticeRefused {
        reason
      }
      ... on WritePracticeConflict {
        current {
          ...Practice_practice
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  title: text,
  problem: text,
  actions: text,
  result: text,
  conditions: text,
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1, msg('practices:topicsFirst'))),
  authorIds: v.pipe(v.array(v.string()), v.minLength(1, msg('practices:authorsFirst'))),
})
type Values = v.InferInput<typeof schema>

const PARTS = ['problem', 'actions', 'result', 'conditions'] as const

type Author = { id: string; fullName: string }
type Written = { practice: Practice_PracticeFragment }
type New = {
  programmeId: string
  /** Who took part in the programme and may be an author. */
  people: readonly Author[]
  topics: readonly MentoringTopic[]
  onWritten: (practiceId: string) => void
}
type Props = { opened: boolean; onClose: () => void } & (Written | New)

/** The practice by its template, written from a finished programme or changed. */
export function PracticeSheet(props: Props) {
  const { t } = useTranslation('practices')
  const { opened, onClose } = props
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('practice' in props ? 'editTitle' : 'write')}
      description={t('template')}
    >
      <Form {...props} />
    </SideSheet>
  )
}

function valuesOf(source: Written | New): Values {
  if (!('practice' in source))
    return {
      title: '',
      problem: '',
      actions: '',
      result: '',
      conditions: '',
      topics: [...source.topics],
      authorIds: source.people.map(({ id }) => id),
    }
  const { title, problem, actions, result, conditions, topics, authors } = source.practice
  return {
    title,
    problem,
    actions,
    result,
    conditions,
    topics: [...topics],
    authorIds: authors.map(({ person }) => person.id),
  }
}

/** The authors as they are and everybody of the pair, each once. */
function possibleAuthors(source: Written | New): Author[] {
  if (!('practice' in source)) return [...source.people]
  const { authors, programme } = source.practice
  const pair = programme ? [...programme.mentorship.mentors, ...programme.mentorship.mentees] : []
  return [...new Map([...authors, ...pair].map(({ person }) => [person.id, person])).values()]
}

function Form({ onClose, ...source }: Omit<Props, 'opened'> & (Written | New)) {
  const { t } = useTranslation(['practices', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [initialValues] = useState(() => valuesOf(source))
  const app = useAppForm({ schema, initialValues })
  const [conflict, setConflict] = useState<Practice_PracticeFragment>()
  const known = 'practice' in source ? source.practice : undefined
  const programmeId = 'practice' in source ? source.practice.programme?.id : source.programmeId
  const save = useMutation({
    mutationFn: ({ values, version }: { values: Values; version: number | null }) =>
      graphqlRequest(WRITE, { input: { programmeId: programmeId ?? '', version, ...values } }),
    onSuccess: async ({ writePractice: answer }) => {
      switch (answer.__typename) {
        case 'WritePracticeDone':
          await refresh()
          notify(t('saved'))
          onClose()
          return 'practice' in source ? undefined : source.onWritten(answer.practice.id)
        case 'WritePracticeRefused':
          return app.refuse([{ message: t(`writeRefusal.${answer.reason}`) }])
        case 'WritePracticeConflict':
          return setConflict(readFragment(PRACTICE, answer.current))
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const version = conflict?.version ?? known?.version ?? null
  const typed = save.variables?.values
  const now = conflict ? valuesOf({ practice: conflict }) : undefined
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
            { label: t('name'), mine: typed.title, current: now.title },
            ...PARTS.map((part) => ({ label: t(`part.${part}`), mine: typed[part], current: now[part] })),
          ]}
          onKeepMine={() => app.submit((values) => save.mutate({ values, version }))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            save.reset()
          }}
        />
      ) : null}
      <TextInput key={app.key('title')} {...app.field('title')} label={t('name')} withAsterisk />
      {PARTS.map((part) => (
        <Textarea
          key={app.key(part)}
          {...app.field(part)}
          label={t(`part.${part}`)}
          description={t(`partHint.${part}`)}
          autosize
          minRows={3}
          withAsterisk
        />
      ))}
      <TermChecks
        key={app.key('topics')}
        field={app.field('topics')}
        label={t('topics')}
        options={TOPICS}
        labelOf={(topic) => t(`terms:topic.${topic}`)}
        withAsterisk
      />
      <Checkbox.Group
        key={app.key('authorIds')}
        {...app.field('authorIds')}
        label={t('authors')}
        description={t('authorsHint')}
        withAsterisk
      >
        <Stack gap="xs" mt="xs">
          {possibleAuthors(source).map(({ id, fullName }) => (
            <Checkbox key={id} value={id} label={fullName} />
          ))}
        </Stack>
      </Checkbox.Group>
    </AppForm>
  )
}
