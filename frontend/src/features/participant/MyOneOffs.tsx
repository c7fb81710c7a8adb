import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { OneOffActs } from '@/features/domain/one-offs/OneOffActs'
import { OneOffStateMark } from '@/features/domain/one-offs/OneOffStateMark'
import { OneOffWords } from '@/features/domain/one-offs/OneOffWords'
import { ONE_OFF } from '@/features/domain/one-offs/one-off.fragment'
import classes from '@/features/domain/one-offs/one-offs.module.css'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconCalendar } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { type OneOffPlace, ProposeMyOneOff } from './ProposeMyOneOff'

type Props = {
  oneOffs: readonly FragmentType<typeof ONE_OFF>[]
  personId: string
  places: readonly OneOffPlace[]
}

/** The reader's single meetings without an order, the latest first. */
export function MyOneOffs({ oneOffs, personId, places }: Props) {
  const { t } = useTranslation('oneOffs')
  const [proposing, sheet] = useDisclosure()
  const rows = readFragment(ONE_OFF, oneOffs)
  // Who has no card in a bank can neither ask nor offer, and has nothing to read.
  if (rows.length === 0 && places.length === 0) return null
  const propose =
    places.length > 0 ? (
      <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
        {t('propose.open')}
      </Button>
    ) : null
  return (
    <Panel title={t('title')} description={t('hint')} actions={rows.length > 0 ? propose : null}>
      {rows.length === 0 ? (
        <EmptyState icon={IconCalendar} title={t('mineNone')} hint={t('mineNoneHint')} action={propose} />
      ) : (
        <ol className={classes.list}>
          {rows.map((oneOff) => (
            <li key={oneOff.id} className={classes.item}>
              <Group justify="space-between" gap="xs">
                <Text fw={500}>{oneOff.topic}</Text>
                <OneOffStateMark state={oneOff.state} />
              </Group>
              <OneOffWords oneOff={oneOff} />
              <OneOffActs oneOff={oneOff} />
            </li>
          ))}
        </ol>
      )}
      <ProposeMyOneOff opened={proposing} onClose={sheet.close} personId={personId} places={places} />
    </Panel>
  )
}

type Card = { school: OneOffPlace['school'] }

/** Where the reader may ask for a meeting, by their need, or offer one, by their card. */
export function oneOffPlaces(cards: { needs: readonly Card[]; mentorCards: readonly Card[] }): OneOffPlace[] {
  return [
    ...cards.needs.map(({ school }) => ({ school, side: 'MENTEE' as const })),
    ...cards.mentorCards.map(({ school }) => ({ school, side: 'MENTOR' as const })),
  ]
}
