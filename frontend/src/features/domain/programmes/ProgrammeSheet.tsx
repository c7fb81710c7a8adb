import { Alert, Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type {
  DraftProgrammeRefusal,
  Programme_ProgrammeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { VersionConflict } from '../people/VersionConflict'
import { type TakenTemplate, TakeTemplate } from '../templates/TakeTemplate'
import { ActivityRows } from './ActivityRows'
import { mayBeShort } from './looks'
import { PROGRAMME } from './programme.fragment'
import {
  offeredDeficits,
  type ProgrammeReady,
  type ProgrammeValues,
  programmeSchema,
  programmeValues,
} from './programme-form'
import { TermFields } from './TermFields'

const DRAFT = graphql(/* GraphQL */ `
  mutation DraftProgramme($input: DraftProgrammeInput!) {
    draftProgramme(input: $input) {
      __typename
      ... on DraftProgrammeDone {
        programme {
          id
        }
      }
      ... on DraftProgrammeRefused {
        reason
      }
      ... on DraftProgrammeConflict {
        current {
          ...Programme_programme
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Which field of the form a refusal is about; the others are about the whole. */
const REFUSED_FIELD: Partial<Record<DraftProgrammeRefusal, string>> = {
  ENDS_BEFORE_IT_BEGINS: 'endsOn',
  TOO_SHORT: 'endsOn',
  TOO_LONG_WITHOUT_REASON: 'longTermReason',
}

type Props = {
  opened: boolean
  onClose: () => void
  pair: ProgrammePair_MentorshipFragment
  /** The programme as it is; without it a new one is drafted. */
  programme?: Programme_ProgrammeFragment | undefined
  onDrafted?: (programmeId: string) => void
}

/** The wording of a programme: what for, how long, the plan. Any change asks both sides for their word again. */
export function ProgrammeSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  const names = [...rest.pair.mentors, ...rest.pair.mentees].map(({ person }) => person.shortName)
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      size="lg"
      title={t(rest.programme ? 'editTitle' : 'new')}
      description={format.list(names)}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, pair, programme, onDrafted }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['programmes', 'terms'])
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const short = mayBeShort(pair.format)
  const [initialValues] = useState(() => programmeValues(programme, pair))
  const app = useAppForm({ schema: programmeSchema(short), initialValues })
  const [conflict, setConflict] = useState<Programme_ProgrammeFragment>()
  const [taken, setTaken] = useState<{ template: TakenTemplate; before: ProgrammeValues }>()
  const save = useMutation({
    mutationFn: ({ values, version }: { values: ProgrammeReady; version: number | null }) =>
      graphqlRequest(DRAFT, {
        input: {
          mentorshipId: pair.id,
          version,
          ...values,
          longTermReason: values.longTermReason || null,
          template: taken ? { templateId: taken.template.id, edition: taken.template.edition } : null,
        },
      }),
    onSuccess: async ({ draftProgramme: answer }) => {
      switch (answer.__typename) {
        case 'DraftProgrammeDone':
          await refresh()
          notify(t('drafted'))
          onClose()
          return onDrafted?.(answer.programme.id)
        case 'DraftProgrammeRefused':
          return app.refuse([
            { path: REFUSED_FIELD[answer.reason], message: t(`draftRefusal.${answer.reason}`) },
          ])
        case 'DraftProgrammeConflict':
          return setConflict(readFragment(PROGRAMME, answer.current))
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const deficits = offeredDeficits(programme, pair)
  const version = conflict?.version ?? programme?.version ?? null
  const typed = save.variables?.values
  const now = conflict ? programmeValues(conflict, pair) : undefined
  const words = (values: ProgrammeReady | ReturnType<typeof programmeValues>) => ({
    term: t('term.dates', {
      from: format.dayNumeric(values.startsOn ?? ''),
      until: format.dayNumeric(values.endsOn ?? ''),
    }),
    plan: values.activities
      .map(({ title, plannedOn }) => `${plannedOn ? format.dayNumeric(plannedOn) : '—'} ${title}`)
      .join('\n'),
  })
  const agreed = programme?.mentorAgreed || programme?.menteeAgreed
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('saveDraft')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate({ values, version }))}
    >
      {conflict && typed && now ? (
        <VersionConflict
          busy={save.isPending}
          differences={[
            { label: t('goal'), mine: typed.goal, current: now.goal },
            { label: t('expectedResult'), mine: typed.expectedResult, current: now.expectedResult },
            { label: t('term.label'), mine: words(typed).term, current: words(now).term },
            { label: t('plan'), mine: words(typed).plan, current: words(now).plan },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate({ values, version }))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            save.reset()
          }}
        />
      ) : null}
      {agreed ? (
        <Alert color="amber" variant="outline" role="note">
          {t('editTakesBack')}
        </Alert>
      ) : null}
      <TakeTemplate
        schoolId={pair.school.id}
        startsOn={() => app.form.getValues().startsOn ?? initialValues.startsOn ?? ''}
        taken={taken?.template}
        onTake={(template) => {
          const before = taken?.before ?? structuredClone(app.form.getValues())
          const { startsOn, endsOn, activities } = template.laidOut
          setTaken({ template, before })
          app.form.setValues({
            ...before,
            goal: template.goal,
            expectedResult: template.expectedResult,
            startsOn,
            endsOn,
            longTermReason: '',
            activities: activities.map((line) => ({ id: null, ...line })),
          })
        }}
        onUndo={() => {
          if (taken) app.form.setValues(taken.before)
          setTaken(undefined)
        }}
      />
      <Textarea
        key={app.key('goal')}
        {...app.field('goal')}
        label={t('goal')}
        autosize
        minRows={2}
        withAsterisk
      />
      <Textarea
        key={app.key('expectedResult')}
        {...app.field('expectedResult')}
        label={t('expectedResult')}
        description={t('expectedResultHint')}
        autosize
        minRows={2}
        withAsterisk
      />
      <TermFields app={app} short={short} />
      {deficits.length > 0 ? (
        <Checkbox.Group
          key={app.key('deficitIds')}
          {...app.field('deficitIds')}
          label={t('deficits')}
          description={t('deficitsHint')}
        >
          <Stack gap="xs" mt="xs">
            {deficits.map(({ id, area, kind }) => (
              <Checkbox key={id} value={id} label={area} description={t(`terms:deficitKind.${kind}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : (
        <Text size="sm" c="dimmed">
          {t('noDeficits')}
        </Text>
      )}
      <ActivityRows key={app.key('activities')} app={app} />
    </AppForm>
  )
}
