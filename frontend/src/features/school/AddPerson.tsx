import { Alert, Button, Checkbox, List, NumberInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { PersonFields } from '@/features/domain/people/PersonFields'
import { personFields, toPersonInput } from '@/features/domain/people/person-fields'
import { graphql } from '@/shared/graphql/generated'
import type { AddPersonMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { bareId } from '@/shared/lib/ids'
import { bringIntoSight } from '@/shared/ui/bring-into-sight'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { IconWarning } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const ADD = graphql(/* GraphQL */ `
  mutation AddPerson($input: AddPersonInput!) {
    addPerson(input: $input) {
      __typename
      ... on AddPersonDone {
        person {
          fullName
        }
      }
      ... on AddPersonRefused {
        reason
      }
      ... on SimilarPeople {
        people {
          id
          fullName
          position
          viewerCan
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Similar = Extract<AddPersonMutation['addPerson'], { __typename: 'SimilarPeople' }>['people']

const schema = v.object({
  ...personFields,
  position: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
  subject: v.pipe(v.string(), v.trim()),
  startedOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  teachingYears: v.pipe(
    v.union([v.number(), v.string()]),
    v.transform((years) => (years === '' ? null : Number(years))),
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(70))),
  ),
  pedagogicalEducation: v.boolean(),
  transferred: v.boolean(),
})
type Ready = v.InferOutput<typeof schema>

/** The form is flat, the API keeps the job apart. */
const FIELDS = {
  'employment.position': 'position',
  'employment.subject': 'subject',
  'employment.startedOn': 'startedOn',
  'employment.teachingYears': 'teachingYears',
}

type Props = { opened: boolean; onClose: () => void; schoolId: string }

export function AddPerson({ opened, onClose, schoolId }: Props) {
  const { t } = useTranslation('school')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('people.add')} description={t('people.addHint')}>
      <Form onClose={onClose} schoolId={schoolId} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['school', 'people'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [similar, setSimilar] = useState<Similar>()
  const app = useAppForm({
    schema,
    initialValues: {
      lastName: '',
      firstName: '',
      patronymic: '',
      email: '',
      phone: '',
      birthDate: null as string | null,
      position: '',
      subject: '',
      startedOn: null as string | null,
      teachingYears: '' as number | string,
      pedagogicalEducation: true,
      transferred: false,
    },
  })
  const save = useMutation({
    mutationFn: ({ values, evenIfSimilar }: { values: Ready; evenIfSimilar: boolean }) =>
      graphqlRequest(ADD, {
        input: {
          schoolId,
          ...toPersonInput(values),
          employment: {
            position: values.position,
            subject: values.subject || null,
            startedOn: values.startedOn,
            teachingYears: values.teachingYears,
            pedagogicalEducation: values.pedagogicalEducation,
            transferred: values.transferred,
          },
          evenIfSimilar,
        },
      }),
    onSuccess: async ({ addPerson: answer }) => {
      switch (answer.__typename) {
        case 'AddPersonDone':
          await refresh()
          notify(t('people.added', { name: answer.person.fullName }))
          return onClose()
        case 'AddPersonRefused':
          return app.refuse([{ path: 'lastName', message: t(`people.refusal.${answer.reason}`) }])
        case 'SimilarPeople':
          return setSimilar(answer.people)
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon, FIELDS))
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
      submitLabel={t('people.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => {
        setSimilar(undefined)
        save.mutate({ values, evenIfSimilar: false })
      })}
    >
      {similar ? (
        <SimilarNote
          people={similar}
          busy={save.isPending}
          onAddAnyway={() =>
            save.variables && save.mutate({ values: save.variables.values, evenIfSimilar: true })
          }
        />
      ) : null}
      <PersonFields app={app} />
      <TextInput
        key={app.key('position')}
        {...app.field('position')}
        label={t('people.position')}
        withAsterisk
      />
      <TextInput key={app.key('subject')} {...app.field('subject')} label={t('people.subject')} />
      <DateField
        key={app.key('startedOn')}
        {...app.field('startedOn')}
        label={t('people.startedOn')}
        withAsterisk
      />
      <NumberInput
        key={app.key('teachingYears')}
        {...app.field('teachingYears')}
        label={t('people.teachingYears')}
        description={t('people.teachingYearsHint')}
        min={0}
        max={70}
        allowDecimal={false}
      />
      <Checkbox
        key={app.key('pedagogicalEducation')}
        {...app.check('pedagogicalEducation')}
        label={t('people.pedagogicalEducation')}
      />
      <Checkbox key={app.key('transferred')} {...app.check('transferred')} label={t('people.transferred')} />
    </AppForm>
  )
}

type SimilarProps = { people: Similar; busy: boolean; onAddAnyway: () => void }

/** Somebody of that name is known already: a second record of one person would split their history. */
function SimilarNote({ people, busy, onAddAnyway }: SimilarProps) {
  const { t } = useTranslation('school')
  return (
    <Alert
      ref={bringIntoSight}
      color="amber"
      variant="outline"
      role="alert"
      icon={<IconWarning aria-hidden />}
      title={t('people.similar', { count: people.length })}
    >
      {t('people.similarHint')}
      <List size="sm" my="xs">
        {people.map(({ id, fullName, position, viewerCan }) => (
          <List.Item key={id}>
            {viewerCan.includes('READ') ? (
              // Beside the form: what was typed must not be lost to a look.
              <AnchorLink to="/people/$personId" params={{ personId: bareId(id) }} target="_blank">
                {fullName}
              </AnchorLink>
            ) : (
              fullName
            )}
            {position ? `, ${position}` : null}
          </List.Item>
        ))}
      </List>
      <Button variant="default" loading={busy} onClick={onAddAnyway}>
        {t('people.addAnyway')}
      </Button>
    </Alert>
  )
}
