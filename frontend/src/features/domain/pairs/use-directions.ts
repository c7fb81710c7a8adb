import { useTranslation } from 'react-i18next'
import type { Pair } from './pair.query'

/** What a pair is about, as facts; in a pair of both directions who supports whom in what. */
export function useDirections(pair: Pair) {
  const { t } = useTranslation(['pairs', 'terms'])
  const words = (topics: Pair['topics']) =>
    topics.map((topic) => t(`terms:topic.${topic}`)).join(', ') || t('none')
  const [mentor, mentee] = [pair.mentors[0], pair.mentees[0]]
  if (!pair.twoWay || !mentor || !mentee) return [{ label: t('topics'), value: words(pair.topics) }]
  return [
    { label: t('twoWay.supports', { name: mentor.person.shortName }), value: words(pair.topics) },
    { label: t('twoWay.supports', { name: mentee.person.shortName }), value: words(pair.returnTopics) },
  ]
}
