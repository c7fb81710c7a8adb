import { Checkbox, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type {
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
    validUntil: v.nullable(v.string()),
    agreed,
  })
}

type Props = {
  opened: boolean
  onClose: () => void
  text: Consent_TextFragment
  /** It is given already: the text is only read. */
  holds: boolean
}

/** The text of one consent, and under it the way to give it. Nothing in it is ticked beforehand (152-ФЗ, art. 9). */
export function ConsentSheet({ opened, onClose, text, holds }: Props) {
  const { t } = useTranslation('consents')
  return (
    <SideSheet
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t(`purpose.${text.purpose}`)}
      description={t('textOf', { school: text.school.name, version: text.version })}
    >
      {holds ? <Paragraphs text={text} /> : <Form text={text} onClose={onClose} />}
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

function Form({ text, onClose }: { text: Consent_TextFragment; onClose: () => void }) {
  const { t } = useTranslation(['consents', 'terms'])
  const refresh = useRefresh()
  const schema = schemaFor(text.purpose)
  const app = useAppForm({
    schema,
    initialValues: { fields: [] as PublicField[], validUntil: null as string | null, agreed: false },
  })
  const give = useMutation({
    mutationFn: ({ fields, validUntil }: v.InferOutput<typeof schema>) =>
      graphqlRequest(GIVE, {
        input: {
          schoolId: text.school.id,
          purpose: text.purpose,
          textVersion: text.version,
          fields,
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
