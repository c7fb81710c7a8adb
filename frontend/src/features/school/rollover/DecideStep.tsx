import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/shared/ui/Panel'
import { CardChoices } from './CardChoices'
import { type Decisions, summarise } from './decisions'
import { PairChoices } from './PairChoices'
import type { RolloverCard, RolloverPair } from './rollover.query'

type Props = {
  pairs: readonly RolloverPair[]
  cards: readonly RolloverCard[]
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
  onNext: () => void
}

/** A word about every pair that does not go on by itself, and about cards that nobody has looked at. */
export function DecideStep({ pairs, cards, decisions, onDecide, onNext }: Props) {
  const { t } = useTranslation('rollover')
  const waiting = pairs.filter(({ goesOnByItself }) => !goesOnByItself)
  const running = pairs.filter(({ goesOnByItself }) => goesOnByItself)
  const { undecided } = summarise(pairs, cards, decisions)
  return (
    <>
      <Panel title={t('decide.pairs')} description={t('decide.pairsHint')}>
        <PairChoices
          caption={t('decide.pairs')}
          pairs={waiting}
          decisions={decisions}
          onDecide={onDecide}
          empty={t('decide.noPairs')}
        />
      </Panel>
      <Panel title={t('decide.running')} description={t('decide.runningHint')}>
        <PairChoices
          caption={t('decide.running')}
          pairs={running}
          decisions={decisions}
          onDecide={onDecide}
          empty={t('decide.noRunning')}
        />
      </Panel>
      <Panel title={t('decide.cards')} description={t('decide.cardsHint')}>
        <CardChoices cards={cards} decisions={decisions} onDecide={onDecide} />
      </Panel>
      <Group justify="flex-end">
        {undecided > 0 ? (
          <Text size="sm" c="dimmed" role="status">
            {t('decide.undecided', { count: undecided })}
          </Text>
        ) : null}
        <Button onClick={onNext} disabled={undecided > 0}>
          {t('next')}
        </Button>
      </Group>
    </>
  )
}
