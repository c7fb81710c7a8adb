import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { Consent_ConsentFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      __typename
      ... on WithdrawConsentRefused {
        reason
      }
    }
  }
`)

type Props = {
  opened: boolean
  onClose: () => void
  consent: Consent_ConsentFragment
  /** The purpose and the workplace. */
  name: string
}

/** What a withdrawal brings about, in numbers, before it is done. */
export function WithdrawConsent({ opened, onClose, consent, name }: Props) {
  const { t } = useTranslation('consents')
  const refresh = useRefresh()
  const withdraw = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { consentId: consent.id } }),
    onSuccess: async ({ withdrawConsent: answer }) => {
      switch (answer.__typename) {
        case 'WithdrawConsentDone':
          await refresh()
          notify(t('withdrawnNow'))
          return onClose()
        case 'WithdrawConsentRefused':
          await refresh()
          notify(t(`withdrawRefusal.${answer.reason}`), 'problem')
          return onClose()
        default:
          return answer satisfies never
      }
    },
  })
  const consequences = useConsequences(consent)
  return (
    <Confirm
      opened={opened}
      title={t('withdrawAsk', { name })}
      consequences={consequences}
      confirmLabel={t('withdraw')}
      tone="danger"
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate()}
      onClose={() => {
        withdraw.reset()
        onClose()
      }}
    />
  )
}

/** Each in a sentence: what vanishes, which pairs, by when the data go, what stays and why. */
function useConsequences(consent: Consent_ConsentFragment): string[] {
  const { t } = useTranslation(['consents', 'terms'])
  const format = useFormat()
  const effects = consent.effectsOfWithdrawal
  const sites = format.list(effects.unpublishedAt)
  const names = (people: readonly { person: { shortName: string } }[]) =>
    format.list(people.map(({ person }) => person.shortName))
  const sentences = [
    effects.unpublished.length > 0
      ? t('effect.unpublish', {
          fields: format.list(effects.unpublished.map((field) => t(`terms:publicField.${field}`))),
          sites,
        })
      : sites
        ? t('effect.pictures', { sites })
        : undefined,
    effects.practicesLosingName > 0
      ? t('effect.practices', { count: effects.practicesLosingName })
      : undefined,
    ...effects.endings.map((pair) =>
      t('effect.pair', { mentors: names(pair.mentors), mentees: names(pair.mentees) }),
    ),
    effects.practicesLosingName + effects.pairsProposedToEnd === 0 ? t('effect.none') : undefined,
    effects.destroyBy ? t('effect.destroy', { date: format.dayLong(effects.destroyBy) }) : undefined,
    ...effects.kept.map(({ thing, ground, until }) => {
      const words = { thing: t(`effect.thing.${thing}`), ground: t(`effect.ground.${ground}`) }
      return until
        ? t('effect.keptUntil', { ...words, date: format.dayLong(until) })
        : t('effect.kept', words)
    }),
    t('effect.again'),
  ]
  return sentences.filter((sentence) => sentence !== undefined)
}
