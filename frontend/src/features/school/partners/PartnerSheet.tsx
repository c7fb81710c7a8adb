import { Select, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { PARTNER_KINDS } from '@/features/domain/partners/lists'
import { PARTNER } from '@/features/domain/partners/partner.fragment'
import { VersionConflict } from '@/features/domain/people/VersionConflict'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { Partner_PartnerFragment, PartnerKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepPartner($input: KeepPartnerInput!) {
    keepPartner(input: $input) {
      __typename
      ... on KeepPartnerConflict {
        current {
          ...Partner_partner
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const optional = v.pipe(v.string(), v.trim())
const schema = v.pipe(
  v.object({
    kind: v.picklist(PARTNER_KINDS),
    name: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
    contacts: optional,
    agreementNumber: optional,
    agreementOn: v.nullable(v.string()),
    agreementUntil: v.nullable(v.string()),
  }),
  v.forward(
    v.partialCheck(
      [['agreementOn'], ['agreementUntil']],
      ({ agreementOn: on, agreementUntil: until }) => !on || !until || on <= until,
      msg('partners:endsBeforeItBegins'),
    ),
    ['agreementUntil'],
  ),
)
type Values = v.InferOutput<typeof schema>

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  /** Without it a new one. */
  partner: Partner_PartnerFragment | undefined
}

/** A partner and the agreement with it; who saves second sees both versions and chooses. */
export function PartnerSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('partners')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={rest.partner ? t('edit') : t('add')}>
      <Form {...rest} />
    </SideSheet>
  )
}

const valuesOf = (partner: Partner_PartnerFragment | undefined): Values => ({
  kind: partner?.kind ?? ('ENTERPRISE' as PartnerKind),
  name: partner?.name ?? '',
  contacts: partner?.contacts ?? '',
  agreementNumber: partner?.agreementNumber ?? '',
  agreementOn: partner?.agreementOn ?? null,
  agreementUntil: partner?.agreementUntil ?? null,
})

function Form({ onClose, schoolId, partner }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('partners')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const refresh = useRefresh()
  const app = useAppForm({ schema, initialValues: valuesOf(partner) })
  const [current, setCurrent] = useState<Partner_PartnerFragment>()
  const save = useMutation({
    mutationFn: (values: Values) =>
      graphqlRequest(KEEP, {
        input: {
          schoolId,
          partnerId: partner?.id ?? null,
          version: (current ?? partner)?.version ?? null,
          ...values,
          contacts: values.contacts || null,
          agreementNumber: values.agreementNumber || null,
        },
      }),
    onSuccess: async ({ keepPartner: said }) => {
      switch (said.__typename) {
        case 'KeepPartnerDone':
          await refresh()
          notify(t('saved'))
          return onClose()
        case 'KeepPartnerConflict':
          return setCurrent(readFragment(PARTNER, said.current))
        case 'InvalidInput':
          return app.refuse(inputProblems(said, tCommon))
        default:
          return said satisfies never
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
            { label: t('kind'), mine: t(`kindOf.${typed.kind}`), current: t(`kindOf.${now.kind}`) },
            ...(['name', 'contacts', 'agreementNumber'] as const).map((field) => ({
              label: t(field),
              mine: typed[field],
              current: now[field],
            })),
            ...(['agreementOn', 'agreementUntil'] as const).map((field) => ({
              label: t(field),
              mine: day(typed[field]),
              current: day(now[field]),
            })),
          ]}
          onKeepMine={() => app.submit((values) => save.mutate(values))()}
          onTakeCurrent={() => {
            app.form.setValues(now)
            save.reset()
          }}
        />
      ) : null}
      <Select
        key={app.key('kind')}
        {...app.field('kind')}
        label={t('kind')}
        data={PARTNER_KINDS.map((kind) => ({ value: kind, label: t(`kindOf.${kind}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <TextInput key={app.key('name')} {...app.field('name')} label={t('name')} withAsterisk />
      <Textarea
        key={app.key('contacts')}
        {...app.field('contacts')}
        label={t('contacts')}
        description={t('contactsHint')}
        autosize
        minRows={2}
      />
      <TextInput
        key={app.key('agreementNumber')}
        {...app.field('agreementNumber')}
        label={t('agreementNumber')}
      />
      <DateField key={app.key('agreementOn')} {...app.field('agreementOn')} label={t('agreementOn')} />
      <DateField
        key={app.key('agreementUntil')}
        {...app.field('agreementUntil')}
        label={t('agreementUntil')}
        description={t('agreementUntilHint')}
      />
    </AppForm>
  )
}
