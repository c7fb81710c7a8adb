import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconNeeds } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { MENTOR_CARD, NEED } from './card.fragment'
import { MentorCardSheet } from './MentorCardSheet'
import { MentorCardSummary } from './MentorCardSummary'
import { NeedSheet } from './NeedSheet'
import { NeedSummary } from './NeedSummary'

type Person = { id: string; fullName: string }
type Where = { id: string; name: string }

type CardProps = {
  person: Person
  /** The school whose bank is meant. */
  school: Where
  card: FragmentType<typeof MENTOR_CARD> | undefined
  /** Whether the reader may make a card where there is none. */
  mayMake: boolean
}

/** The person's card in a school's bank of mentors, with the way to change it. */
export function MentorCardPanel({ person, school, card: ref, mayMake }: CardProps) {
  const { t } = useTranslation('people')
  const [opened, sheet] = useDisclosure()
  const card = ref ? readFragment(MENTOR_CARD, ref) : undefined
  const may = card ? card.viewerCan.includes('KEEP') : mayMake
  return (
    <Panel
      title={t('card.title')}
      description={school.name}
      actions={
        may ? (
          <Button variant="default" onClick={sheet.open}>
            {card ? t('change') : t('card.make')}
          </Button>
        ) : null
      }
    >
      {ref ? (
        <MentorCardSummary card={ref} />
      ) : (
        <EmptyState title={t('card.empty')} hint={t('card.emptyHint')} />
      )}
      <MentorCardSheet
        opened={opened}
        onClose={sheet.close}
        schoolId={school.id}
        person={person}
        card={ref}
      />
    </Panel>
  )
}

type NeedProps = {
  person: Person
  school: Where
  need: FragmentType<typeof NEED> | undefined
  mayMake: boolean
}

/** The person's need at a school, with the way to change it. */
export function NeedPanel({ person, school, need: ref, mayMake }: NeedProps) {
  const { t } = useTranslation('people')
  const [opened, sheet] = useDisclosure()
  const need = ref ? readFragment(NEED, ref) : undefined
  const may = need ? need.viewerCan.includes('KEEP') : mayMake
  return (
    <Panel
      title={t('need.title')}
      description={school.name}
      actions={
        may ? (
          <Button variant="default" onClick={sheet.open}>
            {need ? t('change') : t('need.make')}
          </Button>
        ) : null
      }
    >
      {ref ? (
        <NeedSummary need={ref} />
      ) : (
        <EmptyState icon={IconNeeds} title={t('need.empty')} hint={t('need.emptyHint')} />
      )}
      <NeedSheet opened={opened} onClose={sheet.close} schoolId={school.id} person={person} need={ref} />
    </Panel>
  )
}
