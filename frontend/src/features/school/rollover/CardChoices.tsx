import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { AnchorLink } from '@/shared/ui/links'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import classes from './choices.module.css'
import { type CardDecision, cardDecision, type Decisions } from './decisions'
import { CARD_OUTLOOK } from './looks'
import type { RolloverCard } from './rollover.query'

const QUIET = { loading: false, refreshing: false, error: null, onRetry: () => {} }
const CHOICES = ['KEEP', 'PAUSE', 'ARCHIVE'] as const satisfies readonly CardDecision[]

type Props = {
  cards: readonly RolloverCard[]
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
}

export function CardChoices({ cards, decisions, onDecide }: Props) {
  const { t } = useTranslation('rollover')
  const format = useFormat()
  const columns: Column<RolloverCard>[] = [
    {
      id: 'person',
      header: t('person'),
      phone: 'title',
      cell: ({ person, bank }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
            {person.shortName}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {t(`bank.${bank}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'outlook',
      header: t('outlook'),
      phone: 'mark',
      cell: ({ outlook, writtenOn }) => (
        <>
          <StatusMark {...CARD_OUTLOOK[outlook]} label={t(`cardOutlook.${outlook}`)} />
          <Text size="xs" c="dimmed" component="div">
            {t('writtenOn', { on: format.dayNumeric(writtenOn) })}
          </Text>
        </>
      ),
    },
    {
      id: 'decision',
      header: t('decision'),
      phone: 'detail',
      cell: (card) =>
        card.outlook === 'OWNER_LEAVES' ? (
          t('cardChoice.ARCHIVE')
        ) : (
          <Select
            className={classes.decision}
            aria-label={t('decisionOn', { what: card.person.shortName })}
            allowDeselect={false}
            value={cardDecision(card, decisions)}
            data={CHOICES.map((choice) => ({ value: choice, label: t(`cardChoice.${choice}`) }))}
            onChange={(value) => {
              const choice = CHOICES.find((each) => each === value)
              if (choice) onDecide({ ...decisions, cards: { ...decisions.cards, [card.id]: choice } })
            }}
          />
        ),
    },
  ]
  return (
    <DataTable
      {...QUIET}
      caption={t('decide.cards')}
      columns={columns}
      rows={cards}
      rowKey={({ id }) => id}
      totalCount={cards.length}
      countLabel={(count) => t('cards', { count })}
      empty={<Text c="dimmed">{t('decide.noCards')}</Text>}
    />
  )
}
