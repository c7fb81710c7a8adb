import { Button, List, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { MENTOR_CARD } from '@/features/domain/people/card.fragment'
import { MentorCardSheet } from '@/features/domain/people/MentorCardSheet'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconPerson } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  school: { id: string; name: string }
  person: { id: string; fullName: string }
  card: FragmentType<typeof MENTOR_CARD> | undefined
}

/** What the reader offers as a mentor at one workplace. */
export function MyCard({ school, person, card: ref }: Props) {
  const { t } = useTranslation(['me', 'terms'])
  const format = useFormat()
  const [editing, sheet] = useDisclosure()
  const card = ref ? readFragment(MENTOR_CARD, ref) : undefined
  return (
    <Panel
      title={t('card')}
      description={school.name}
      actions={
        card?.viewerCan.includes('KEEP') ? (
          <Button variant="default" onClick={sheet.open}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      {card ? (
        <Stack gap="xs">
          <BankStateMark state={card.bankState} side="mentor" />
          <Text>{t('load', { load: card.load, capacity: card.capacity })}</Text>
          {card.competences.length > 0 ? (
            <List size="md" spacing={4}>
              {card.competences.map((competence) => (
                <List.Item key={competence}>{competence}</List.Item>
              ))}
            </List>
          ) : null}
          <Text size="sm" c="dimmed">
            {t('topics', { list: format.list(card.topics.map((topic) => t(`terms:topic.${topic}`))) })}
          </Text>
        </Stack>
      ) : (
        <EmptyState
          icon={IconPerson}
          title={t('noCard')}
          hint={t('noCardHint')}
          action={
            <Button variant="default" onClick={sheet.open}>
              {t('makeCard')}
            </Button>
          }
        />
      )}
      <MentorCardSheet
        opened={editing}
        onClose={sheet.close}
        schoolId={school.id}
        person={person}
        card={ref}
      />
    </Panel>
  )
}
