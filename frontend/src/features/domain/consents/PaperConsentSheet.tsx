import { Fieldset, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type {
  ConsentPurpose,
  RecordPaperConsentRefusal,
  RepresentativeRelation,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { TermChecks } from '../people/TermChecks'
import { PUBLIC_FIELDS, PURPOSES } from '../terms/lists'

const TEXTS = graphql(/* GraphQL */ `
  query PaperTexts {
    viewer {
      participant {
        consentTexts {
          purpose
          version
          portal
        }
      }
    }
  }
`)

const RECORD = graphql(/* GraphQL */ `
  mutation RecordAnyPaperConsent($input: RecordPaperConsentInput!) {
    recordPaperConsent(input: $input) {
      __typename
      ... on RecordPaperConsentRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const RELATIONS = [
  'PARENT',
  'ADOPTIVE_PARENT',
  'GUARDIAN',
  'TRUSTEE',
] as const satisfies readonly RepresentativeRelation[]

/** What a pupil may be asked for: they are never published and have no duties of work. */
const OF_PUPILS: readonly ConsentPurpose[] = [
  'PERSONAL_DATA_PROCESSING',
  'MENTEE_PARTICIPATION',
  'PHOTO_VIDEO',
]

const names = (purpose: ConsentPurpose) => ({
  fields: purpose === 'PERSONAL_DATA_DISSEMINATION',
  sites: purpose === 'PERSONAL_DATA_DISSEMINATION' || purpose === 'PHOTO_VIDEO',
})

const FIELD_OF: Partial<Record<RecordPaperConsentRefusal, string>> = {
  TEXT_CHANGED: 'textVersion',
  TERM_ENDS_BEFORE_IT_BEGINS: 'validUntil',
  FIELDS_DO_NOT_FIT: 'fields',
  RESOURCES_DO_NOT_FIT: 'resources',
  SIGNED_IN_THE_FUTURE: 'signedOn',
  REPRESENTATIVE_NEEDED: 'representative.lastName',
}

const text = v.pipe(v.string(), v.trim())
const schema = v.object({
  textVersion: v.pipe(text, v.nonEmpty(msg('common:form.required'))),
  signedOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  validUntil: v.nullable(v.string()),
  fields: v.array(v.picklist(PUBLIC_FIELDS)),
  resources: text,
  representative: v.object({
    lastName: text,
    firstName: text,
    patronymic: text,
    relation: v.picklist(RELATIONS),
  }),
})

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  person: { id: string; fullName: string }
  /** A representative signs, and less is asked for. */
  pupil: boolean
}

/** Puts on record a consent that somebody else signed on paper. */
export function PaperConsentSheet({ opened, onClose, schoolId, person, pupil }: Props) {
  const { t } = useTranslation('consents')
  const purposes = pupil ? OF_PUPILS : PURPOSES
  const [purpose, setPurpose] = useState<ConsentPurpose>('PERSONAL_DATA_PROCESSING')
  const texts = useQuery({
    queryKey: ['me', 'paper-texts'],
    queryFn: ({ signal }) => graphqlRequest(TEXTS, undefined, { signal }),
    enabled: opened,
  })
  const known = texts.data?.viewer?.participant.consentTexts
  const found = known?.find((each) => each.purpose === purpose)
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('paper.title')} description={person.fullName}>
      {known ? (
        <Stack gap="md">
          <Select
            label={t('paper.purpose')}
            data={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
            value={purpose}
            onChange={(value) => setPurpose(purposes.find((each) => each === value) ?? purpose)}
            allowDeselect={false}
          />
          <Form
            key={purpose}
            purpose={purpose}
            version={found?.version ?? ''}
            portal={found?.portal ?? ''}
            onClose={onClose}
            schoolId={schoolId}
            person={person}
            pupil={pupil}
          />
        </Stack>
      ) : (
        <PageLoading />
      )}
    </SideSheet>
  )
}

type FormProps = Omit<Props, 'opened'> & { purpose: ConsentPurpose; version: string; portal: string }

function Form({ purpose, version, portal, onClose, schoolId, person, pupil }: FormProps) {
  const { t } = useTranslation(['consents', 'terms', 'pupils'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const named = names(purpose)
  const app = useAppForm({
    schema,
    initialValues: {
      textVersion: version,
      signedOn: null as string | null,
      validUntil: null as string | null,
      fields: [] as (typeof PUBLIC_FIELDS)[number][],
      resources: named.sites ? portal : '',
      representative: {
        lastName: '',
        firstName: '',
        patronymic: '',
        relation: 'PARENT' as RepresentativeRelation,
      },
    },
  })
  const save = useMutation({
    mutationFn: ({ representative, resources, ...values }: v.InferOutput<typeof schema>) =>
      graphqlRequest(RECORD, {
        input: {
          schoolId,
          personId: person.id,
          purpose,
          ...values,
          resources: named.sites
            ? resources
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== '')
            : null,
          representative:
            pupil && representative.lastName !== ''
              ? { ...representative, patronymic: representative.patronymic || null }
              : null,
        },
      }),
    onSuccess: async ({ recordPaperConsent: answer }) => {
      switch (answer.__typename) {
        case 'RecordPaperConsentDone':
          await refresh()
          notify(t('paper.done'))
          return onClose()
        case 'RecordPaperConsentRefused':
          return app.refuse([{ path: FIELD_OF[answer.reason], message: t(`paper.refusal.${answer.reason}`) }])
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
      submitLabel={t('paper.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField
        key={app.key('signedOn')}
        {...app.field('signedOn')}
        label={t('paper.signedOn')}
        withAsterisk
      />
      {pupil ? (
        <Fieldset legend={t('pupils:representative')}>
          <Stack gap="sm">
            <TextInput
              key={app.key('representative.lastName')}
              {...app.field('representative.lastName')}
              label={t('paper.lastName')}
              description={t('pupils:representativeHint')}
            />
            <TextInput
              key={app.key('representative.firstName')}
              {...app.field('representative.firstName')}
              label={t('paper.firstName')}
            />
            <TextInput
              key={app.key('representative.patronymic')}
              {...app.field('representative.patronymic')}
              label={t('paper.patronymic')}
            />
            <Select
              key={app.key('representative.relation')}
              {...app.field('representative.relation')}
              label={t('pupils:relation')}
              data={RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) }))}
              allowDeselect={false}
            />
          </Stack>
        </Fieldset>
      ) : null}
      {named.fields ? (
        <TermChecks
          key={app.key('fields')}
          field={app.field('fields')}
          label={t('paper.fields')}
          options={PUBLIC_FIELDS}
          labelOf={(field) => t(`terms:publicField.${field}`)}
        />
      ) : null}
      {named.sites ? (
        <Textarea
          key={app.key('resources')}
          {...app.field('resources')}
          label={t('resources')}
          description={t('resourcesHint')}
          autosize
          minRows={2}
        />
      ) : null}
      <TextInput
        key={app.key('textVersion')}
        {...app.field('textVersion')}
        label={t('paper.version')}
        withAsterisk
      />
      <DateField key={app.key('validUntil')} {...app.field('validUntil')} label={t('paper.validUntil')} />
    </AppForm>
  )
}
