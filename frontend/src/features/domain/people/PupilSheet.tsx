import { NumberInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { Pupil_PupilFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const ADD = graphql(/* GraphQL */ `
  mutation AddPupil($input: AddPupilInput!) {
    addPupil(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const EDIT = graphql(/* GraphQL */ `
  mutation EditPupil($input: EditPupilInput!) {
    editPupil(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  pupil: v.object({
    lastName: text,
    firstName: text,
    patronymic: v.pipe(v.string(), v.trim()),
    className: text,
    birthYear: v.pipe(
      v.union([v.number(), v.string()]),
      v.transform(Number),
      v.integer(msg('pupils:yearBad')),
      v.minValue(1990, msg('pupils:yearBad')),
      v.maxValue(2100, msg('pupils:yearBad')),
    ),
    since: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
    until: v.nullable(v.string()),
  }),
})

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  /** Whom to correct; a new pupil when left out. */
  person?: { id: string; fullName: string; lastName: string; firstName: string; patronymic?: string | null }
  pupil?: Pupil_PupilFragment
}

/** Enters a pupil or corrects one. Nothing more is asked for than the law lets a school need. */
export function PupilSheet(props: Props) {
  const { t } = useTranslation('pupils')
  const { opened, onClose, person } = props
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      title={person ? t('edit') : t('add')}
      description={person?.fullName ?? t('hint')}
    >
      <Form {...props} />
    </SideSheet>
  )
}

function Form({ onClose, schoolId, person, pupil }: Props) {
  const { t } = useTranslation(['pupils', 'people'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      pupil: {
        lastName: person?.lastName ?? '',
        firstName: person?.firstName ?? '',
        patronymic: person?.patronymic ?? '',
        className: pupil?.className ?? '',
        birthYear: (pupil?.birthYear ?? '') as number | string,
        since: (pupil?.since ?? today()) as string | null,
        until: (pupil?.until ?? null) as string | null,
      },
    },
  })
  const save = useMutation({
    mutationFn: async ({ pupil: values }: v.InferOutput<typeof schema>) => {
      const input = { ...values, patronymic: values.patronymic || null }
      if (!person || !pupil)
        return (await graphqlRequest(ADD, { input: { schoolId, pupil: input } })).addPupil
      const edit = { personId: person.id, version: pupil.version, pupil: input }
      return (await graphqlRequest(EDIT, { input: edit })).editPupil
    },
    onSuccess: async (answer) => {
      switch (answer.__typename) {
        case 'AddPupilDone':
        case 'EditPupilDone':
          await refresh()
          notify(t(answer.__typename === 'AddPupilDone' ? 'added' : 'edited'))
          return onClose()
        case 'EditPupilConflict':
          await refresh()
          return app.refuse([{ message: t('conflict') }])
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
        key={app.key('pupil.lastName')}
        {...app.field('pupil.lastName')}
        label={t('people:lastName')}
        withAsterisk
      />
      <TextInput
        key={app.key('pupil.firstName')}
        {...app.field('pupil.firstName')}
        label={t('people:firstName')}
        withAsterisk
      />
      <TextInput
        key={app.key('pupil.patronymic')}
        {...app.field('pupil.patronymic')}
        label={t('people:patronymic')}
      />
      <TextInput
        key={app.key('pupil.className')}
        {...app.field('pupil.className')}
        label={t('className')}
        maxLength={20}
        withAsterisk
      />
      <NumberInput
        key={app.key('pupil.birthYear')}
        {...app.field('pupil.birthYear')}
        label={t('birthYear')}
        allowDecimal={false}
        hideControls
        thousandSeparator=""
        withAsterisk
      />
      <DateField
        key={app.key('pupil.since')}
        {...app.field('pupil.since')}
        label={t('since')}
        maxDate={today()}
        withAsterisk
      />
      <DateField key={app.key('pupil.until')} {...app.field('pupil.until')} label={t('until')} />
    </AppForm>
  )
}
