import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type {
  Consent_ConsentFragment,
  Consent_TextFragment,
  ConsentPurpose,
  GiveConsentRefusal,
  PublicField,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PUBLIC_FIELDS } from '../terms/lists'
import classes from './ConsentCards.module.css'

const GIVE = graphql(/* GraphQL */ `
  mutation GiveConsent($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      __typename
      ... on GiveConsentRefused {
        reason
      }
    }
  }
`)

/** Which field of the form a refusal is about; the others are about the whole. */
const REFUSED_FIELD: Partial<Record<GiveConsentRefusal, string>> = {
  TERM_ENDS_BEFORE_IT_BEGINS: 'validUntil',
  FIELDS_DO_NOT_FIT: 'fields',
  RESOURCES_DO_NOT_FIT: 'resources',
}

const agreed = v.pipe(v.boolean(), v.literal(true, msg('consents:agreeFirst')))

/** Only dissemination names fields, and it names at least one. */
function schemaFor(purpose: ConsentPurpose) {
  const fields = v.array(v.picklist(PUBLIC_FIELDS))
  return v.object({
    fields:
      purpose === 'PERSONAL_DATA_DISSEMINATION'
        ? v.pipe(fields, v.minLength(1, msg('consents:fieldsFirst')))
        : fields,
    resources: namesSites(purpose)
      ? v.pipe(v.string(), v.trim(), v.nonEmpty(msg('consents:resourcesFirst')))
      : v.string(),
    validUntil: v.nullable(v.string()),
    agreed,
  })
}

/** Only what is published names sites. */
const namesSites = (purpose: ConsentPurpose) =>
  purpose === 'PERSONAL_DATA_DISSEMINATION' || purpose === 'PHOTO_VIDEO'

const lines = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

type Props = {
  opened: boolean
  onClose: () => void
  text: Consent_TextFragment
  /** The consent that holds: the new one takes its place. */
  latest: Consent_ConsentFragment | undefined
}

/** The text of one consent, and under it the way to give it. Nothing in it is ticked beforehand (152-ФЗ, art. 9). */
export function ConsentSheet({ opened, onClose, text, latest }: Props) {
  const { t } = useTranslation('consents')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t(`purpose.${text.purpose}`)}
      description={t('textOf', { school: text.school.name, version: text.version })}
    >
      <Form text={text} latest={latest} onClose={onClose} />
    </SideSheet>
  )
}

/** The wording is Russian whatever the language of the interface: it is the paper itself. */
function Paragraphs({ text }: { text: Consent_TextFragment }) {
  return (
    <div className={classes.text} lang="ru">
      {text.paragraphs.map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
    </div>
  )
}

type FormProps = Pick<Props, 'text' | 'latest' | 'onClose'>

function Form({ text, latest, onClose }: FormProps) {
  const { t } = useTranslation(['consents', 'terms'])
  const refresh = useRefresh()
  const schema = schemaFor(text.purpose)
  const app = useAppForm({
    schema,
    initialValues: {
      fields: [] as PublicField[],
      resources: namesSites(text.purpose) ? (latest?.resources ?? [text.portal]).join('\n') : '',
      validUntil: null as string | null,
      agreed: false,
    },
  })
  const give = useMutation({
    mutationFn: ({ fields, resources, validUntil }: v.InferOutput<typeof schema>) =>
      graphqlRequest(GIVE, {
        input: {
          schoolId: text.school.id,
          purpose: text.purpose,
          textVersion: text.version,
          fields,
          resources: namesSites(text.purpose) ? lines(resources) : null,
          validUntil,
        },
      }),
    onSuccess: async ({ giveConsent: answer }) => {
      switch (answer.__typename) {
        case 'GiveConsentDone':
          await refresh()
          notify(t('done'))
          return onClose()
        case 'GiveConsentRefused':
          // The new wording is fetched behind the sheet, so that it is read before it is agreed to.
          if (answer.reason === 'TEXT_CHANGED') await refresh()
          return app.refuse([{ path: REFUSED_FIELD[answer.reason], message: t(`refusal.${answer.reason}`) }])
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={give.isPending}
      error={give.error}
      submitLabel={t('give')}
      onCancel={onClose}
      onSubmit={app.submit((values) => give.mutate(values))}
    >
      {latest ? (
        <Text size="sm" c="dimmed">
          {t('renewHint')}
        </Text>
      ) : null}
      <Paragraphs text={text} />
      {text.purpose === 'PERSONAL_DATA_DISSEMINATION' ? (
        <Checkbox.Group
          key={app.key('fields')}
          {...app.field('fields')}
          label={t('fields')}
          description={t('fieldsHint')}
          withAsterisk
        >
          <Stack gap="xs" mt="xs">
            {PUBLIC_FIELDS.map((field) => (
              <Checkbox key={field} value={field} label={t(`terms:publicField.${field}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
      {namesSites(text.purpose) ? (
        <Textarea
          key={app.key('resources')}
          {...app.field('resources')}
          label={t('resources')}
          description={t('resourcesHint')}
          autosize
          minRows={2}
          withAsterisk
        />
      ) : null}
      <DateField
        key={app.key('validUntil')}
        {...app.field('validUntil')}
        label={t('validUntil')}
        description={t('validUntilHint')}
        minDate={today()}
      />
      <Checkbox key={app.key('agreed')} {...app.check('agreed')} label={t(`agree.${text.purpose}`)} />
    </AppForm>
  )
}
