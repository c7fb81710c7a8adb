import { Radio, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { BankSide, WishKind } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { ColleagueSelect } from './ColleagueSelect'

const STATE = graphql(/* GraphQL */ `
  mutation StateWish($input: StateWishInput!) {
    stateWish(input: $input) {
      __typename
      ... on StateWishRefused {
        reason
      }
    }
  }
`)

const KINDS = ['LIKE', 'RATHER_NOT'] as const satisfies readonly WishKind[]
const schema = v.object({
  colleagueId: v.pipe(v.nullable(v.string()), v.string(msg('wishes:colleagueMissing'))),
  kind: v.picklist(KINDS),
})

type Props = {
  opened: boolean
  onClose: () => void
  schoolId: string
  personId: string
  /** As what the reader can be in a pair here; the first one is offered first. */
  sides: readonly BankSide[]
}

/** A word to the curator about a colleague, which the colleague never reads. */
export function WishSheet({ opened, onClose, sides, ...rest }: Props) {
  const { t } = useTranslation('wishes')
  const [chosen, setChosen] = useState<BankSide>()
  const side = chosen ?? sides[0]
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('state')} description={t('stateHint')}>
      <Stack gap="md">
        {sides.length > 1 ? (
          <Radio.Group
            label={t('side')}
            value={side ?? ''}
            onChange={(value) => setChosen(sides.find((each) => each === value))}
          >
            <Stack gap="xs" mt={4}>
              {sides.map((each) => (
                <Radio key={each} value={each} label={t(`sideOf.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
        ) : null}
        {side ? <Form key={side} side={side} onClose={onClose} {...rest} /> : null}
      </Stack>
    </SideSheet>
  )
}

type FormProps = { side: BankSide; onClose: () => void; schoolId: string; personId: string }

function Form({ side, onClose, schoolId, personId }: FormProps) {
  const { t } = useTranslation('wishes')
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: { colleagueId: null as string | null, kind: 'LIKE' as WishKind },
  })
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(STATE, { input: { schoolId, personId, side, ...values } }),
    onSuccess: async ({ stateWish: said }) => {
      switch (said.__typename) {
        case 'StateWishDone':
          await refresh()
          notify(t('stated'))
          return onClose()
        case 'StateWishRefused':
          return app.refuse([{ message: t(`refusal.${said.reason}`) }])
        default:
          return said satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <ColleagueSelect
        key={app.key('colleagueId')}
        {...app.field('colleagueId')}
        schoolId={schoolId}
        side={side}
      />
      <Radio.Group key={app.key('kind')} {...app.field('kind')} label={t('kind')}>
        <Stack gap="xs" mt={4}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kindOf.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm">{t('consequence')}</Text>
    </AppForm>
  )
}
