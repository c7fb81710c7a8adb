import { TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { TermChecks } from '@/features/domain/people/TermChecks'
import { PUBLIC_FIELDS } from '@/features/domain/terms/lists'
import { graphql } from '@/shared/graphql/generated'
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
import type { Pair } from './pair.query'

const TEXTS = graphql(/* GraphQL */ `
  query PaperConsentTexts {
    viewer {
      participant {
        consentTexts {
          purpose
          version
          school {
            id
          }
        }
      }
    }
  }
`)

const RECORD = graphql(/* GraphQL */ `
  mutation RecordPaperConsent($input: RecordPaperConsentInput!) {
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

const schema = v.object({
  textVersion: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('pairs:paper.versionMissing'))),
  signedOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  validUntil: v.nullable(v.string()),
  fields: v.array(v.picklist(PUBLIC_FIELDS)),
})

type Missing = Pair['missingConsents'][number]
type Props = { missing: Missing | undefined; onClose: () => void; schoolId: string }

/** Puts on record a consent that was signed on paper. */
export function PaperConsent({ missing, onClose, schoolId }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const texts = useQuery({
    queryKey: ['school', schoolId, 'consent-texts'],
    queryFn: ({ signal }) => graphqlRequest(TEXTS, undefined, { signal }),
    enabled: missing !== undefined,
  })
  const known = texts.data?.viewer?.participant.consentTexts.find(
    (text) => text.purpose === missing?.purpose && text.school.id === schoolId,
  )
  return (
    <SideSheet
      opened={missing !== undefined}
      onClose={onClose}
      title={t('paper.title')}
      description={
        missing
          ? t('missingLine', {
              person: missing.person.fullName,
              purpose: t(`terms:consent.${missing.purpose}`),
            })
          : undefined
      }
    >
      {missing && !texts.isPending ? (
        <Form missing={missing} onClose={onClose} schoolId={schoolId} version={known?.version ?? ''} />
      ) : (
        <PageLoading />
      )}
    </SideSheet>
  )
}

type FormProps = { missing: Missing; onClose: () => void; schoolId: string; version: string }

function Form({ missing, onClose, schoolId, version }: FormProps) {
  const { t } = useTranslation(['pairs', 'terms'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const names = missing.purpose === 'PERSONAL_DATA_DISSEMINATION'
  const app = useAppForm({
    schema,
    initialValues: {
      textVersion: version,
      signedOn: null as string | null,
      validUntil: null as string | null,
      fields: names ? [...PUBLIC_FIELDS] : [],
    },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(RECORD, {
        input: { schoolId, personId: missing.person.id, purpose: missing.purpose, ...values },
      }),
    onSuccess: async ({ recordPaperConsent: answer }) => {
      switch (answer.__typename) {
        case 'RecordPaperConsentDone':
          await refresh()
          notify(t('paper.done'))
          return onClose()
        case 'RecordPaperConsentRefused': {
          const path = {
            TEXT_CHANGED: 'textVersion',
            TERM_ENDS_BEFORE_IT_BEGINS: 'validUntil',
            FIELDS_DO_NOT_FIT: 'fields',
            RESOURCES_DO_NOT_FIT: undefined,
            ALREADY_GIVEN: undefined,
            SIGNED_IN_THE_FUTURE: 'signedOn',
            REPRESENTATIVE_NEEDED: undefined,
            NOBODY_SIGNS_FOR_THEM: undefined,
            NOT_FOR_PUPILS: undefined,
          }[answer.reason]
          return app.refuse([{ path, message: t(`paper.refusal.${answer.reason}`) }])
        }
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
      <TextInput
        key={app.key('textVersion')}
        {...app.field('textVersion')}
        label={t('paper.version')}
        description={t('paper.versionHint')}
        withAsterisk
      />
      {names ? (
        <TermChecks
          key={app.key('fields')}
          field={app.field('fields')}
          label={t('paper.fields')}
          options={PUBLIC_FIELDS}
          labelOf={(field) => t(`terms:publicField.${field}`)}
        />
      ) : null}
      <DateField key={app.key('validUntil')} {...app.field('validUntil')} label={t('paper.validUntil')} />
    </AppForm>
  )
}
