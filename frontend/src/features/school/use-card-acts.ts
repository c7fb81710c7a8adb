import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { CardAct, CardOutcome } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const CHANGE = graphql(/* GraphQL */ `
  mutation ChangeCards($input: ChangeCardsInput!) {
    changeCards(input: $input) {
      __typename
      ... on ChangeCardsDone {
        results {
          cardId
          outcome
        }
      }
    }
  }
`)

type Named = { id: string; name: string }
/** What did not go as asked, with whom. */
export type Leftover = { outcome: CardOutcome; names: string[] }

/** One act on many cards: who is chosen, what is done, and with whom it was not. */
export function useCardActs(schoolId: string) {
  const { t } = useTranslation('banks')
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<readonly Named[]>([])
  const [leftovers, setLeftovers] = useState<readonly Leftover[]>([])
  const change = useMutation({
    mutationFn: ({
      act,
      cards,
      note,
    }: {
      act: CardAct
      cards: readonly Named[]
      note?: string | undefined
    }) =>
      graphqlRequest(CHANGE, {
        input: { schoolId, act, cardIds: cards.map(({ id }) => id), note: note ?? null },
      }),
    onSuccess: async ({ changeCards: answer }, { cards }) => {
      if (answer.__typename !== 'ChangeCardsDone') return
      const nameOf = (id: string) => cards.find((card) => card.id === id)?.name ?? ''
      const left = new Map<CardOutcome, string[]>()
      let done = 0
      for (const { cardId, outcome } of answer.results) {
        if (outcome === 'DONE') done += 1
        else left.set(outcome, [...(left.get(outcome) ?? []), nameOf(cardId)])
      }
      setLeftovers([...left].map(([outcome, names]) => ({ outcome, names })))
      setChosen([])
      await refresh()
      if (done > 0) notify(t('bulk.done', { count: done }))
    },
  })
  return {
    chosen,
    leftovers,
    change,
    isChosen: (id: string) => chosen.some((card) => card.id === id),
    toggle: (card: Named) =>
      setChosen((now) =>
        now.some(({ id }) => id === card.id) ? now.filter(({ id }) => id !== card.id) : [...now, card],
      ),
    choose: (cards: readonly Named[]) => setChosen(cards),
    forget: () => setLeftovers([]),
  }
}

export type CardActs = ReturnType<typeof useCardActs>
