import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { EditPerson_PersonFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PersonFields } from './PersonFields'
import { type PersonValues, personFields, toPersonInput } from './person-fields'
import { VersionConflict } from './VersionConflict'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment EditPerson_person on Person {
    id
    lastName
    firstName
    patronymic
    record {
      email
      phone
      birthDate
      version
    }
  }
`)

const EDIT = graphql(/* GraphQL */ `
  mutation EditPerson($input: EditPersonInput!) {
    editPerson(input: $input) {
      __typename
      ... on EditPersonConflict {
        current {
          ...EditPerson_person
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const schema = v.object(personFields)

type Props = { opened: boolean; onClose: () => void; person: FragmentType<typeof FRAGMENT> }

/** Corrects a person's record; who saves second sees both versions and chooses. */
export function EditPerson({ opened, ...rest }: Props) {
  const { t } = useTranslation('people')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('edit')}>
      <Form {...rest} />
    </SideSheet>
  )
}

function valuesOf(person: EditPerson_PersonFragment): PersonValues {
  return {
    lastName: person.lastName,
    firstName: person.firstName,
    patronymic: person.patronymic ?? '',
    email: person.record?.email ?? '',
    phone: person.record?.phone ?? '',
    birthDate: person.record?.birthDate ?? null,
  }
}

function Form({ onClose, person: ref }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('people')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const person = readFragment(FRAGMENT, ref)
  const app = useAppForm({ schema, initialValues: valuesOf(person) })
  const [current, setCurrent] = useState<EditPerson_PersonFragment>()
  const version = (current ?? person).record?.version ?? 0
  const save = useMutation({
    mutationFn: (values: PersonValues) =>
      graphqlRequest(EDIT, { input: { personId: person.id, version, ...toPersonInput(values) } }),
    onSuccess: async ({ editPerson: answer }) => {
      switch (answer.__typename) {
        case 'EditPersonDone':
          await refresh()
          notify(t('saved'))
          return onClose()
        case 'EditPersonConflict':
          return setCurrent(readFragment(FRAGMENT, answer.current))
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  const typed = save.variables
  const now = current ? valuesOf(current) : undefined
  const day = (iso: string | null) => (iso ? format.dayNumeric(iso) : '')
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {typed && now ? (
        <VersionConflict
          busy={save.isPending}
          differences={[
            ...(['lastName', 'firstName', 'patronymic', 'email', 'phone'] as const).map((field) => ({
              label: t(field),
              mine: typed[field],
              current: now[field],
            })),
            { label: t('birthDate'), mine: day(typed.birthDate), current: day(now.birthDate) },
          ]}
          onKeepMine={() => app.submit((values) => save.mutate(values))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            save.reset()
          }}
        />
      ) : null}
      <PersonFields app={app} />
    </AppForm>
  )
}
