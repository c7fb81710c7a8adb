import { useTranslation } from 'react-i18next'
import { AbsenceNote } from '@/features/domain/absences/AbsenceNote'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { MENTOR_CARD } from './card.fragment'
import { useExtraFacts } from './extra-facts'
import { Facts } from './Facts'

/** A mentor's card to read. */
export function MentorCardSummary({ card: ref }: { card: FragmentType<typeof MENTOR_CARD> }) {
  const { t } = useTranslation(['people', 'terms'])
  const card = readFragment(MENTOR_CARD, ref)
  const dash = t('none')
  const extraFacts = useExtraFacts()
  const format = useFormat()
  return (
    <Facts
      facts={[
        {
          label: t('card.state'),
          value: (
            <>
              <BankStateMark state={card.bankState} side="mentor" />
              <AbsenceNote absence={card.absence} />
            </>
          ),
        },
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
        { label: t('card.areas'), value: card.areas.join(', ') || dash },
        ...(card.wantedCategories.length > 0
          ? [
              {
                label: t('card.wantedCategories'),
                value: card.wantedCategories.map((category) => t(`terms:category.${category}`)).join(', '),
              },
            ]
          : []),
        ...(card.hoursPerWeek ? [{ label: t('card.hoursPerWeek'), value: String(card.hoursPerWeek) }] : []),
        ...(card.mentorSince
          ? [{ label: t('card.mentorSince'), value: format.dayNumeric(card.mentorSince) }]
          : []),
        ...(card.achievements.length > 0
          ? [{ label: t('card.achievements'), value: card.achievements.join('; ') }]
          : []),
        ...(card.trainings.length > 0
          ? [
              {
                label: t('card.trainings'),
                value: card.trainings.map(({ course, provider }) => `${course} (${provider})`).join('; '),
              },
            ]
          : []),
        ...(card.nominatedBy
          ? [{ label: t('card.nominatedBy'), value: t(`terms:nominatedBy.${card.nominatedBy}`) }]
          : []),
        ...extraFacts(card.extraFields),
        ...(card.isExpert ? [{ label: t('card.isExpert'), value: t('yes') }] : []),
      ]}
    />
  )
}
