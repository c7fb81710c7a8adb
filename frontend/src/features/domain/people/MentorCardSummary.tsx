import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { CardStateMark } from './CardStateMark'
import { MENTOR_CARD } from './card.fragment'
import { Facts } from './Facts'

/** A mentor's card to read. */
export function MentorCardSummary({ card: ref }: { card: FragmentType<typeof MENTOR_CARD> }) {
  const { t } = useTranslation(['people', 'terms'])
  const card = readFragment(MENTOR_CARD, ref)
  const dash = t('none')
  return (
    <Facts
      facts={[
        { label: t('card.state'), value: <CardStateMark state={card.state} /> },
        { label: t('card.load'), value: t('card.loadOf', { load: card.load, capacity: card.capacity }) },
        {
          label: t('card.topics'),
          value: card.topics.map((topic) => t(`terms:topic.${topic}`)).join(', ') || dash,
        },
        {
          label: t('card.formats'),
          value: card.formats.map((format) => t(`terms:format.${format}`)).join(', ') || dash,
        },
        { label: t('card.competences'), value: card.competences.join(', ') || dash },
        { label: t('card.subjects'), value: card.subjects.join(', ') || dash },
      ]}
    />
  )
}
