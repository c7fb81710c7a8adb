import type { TFunction } from 'i18next'
import type { MatchReason_ReasonFragment } from '@/shared/graphql/generated/graphql'

type Reason = Omit<MatchReason_ReasonFragment, ' $fragmentName'>
type T = TFunction<['matching', 'terms']>
type Answered = Reason['deficits'][number]

/** What speaks for a pair, in a few words: «методика преподавания», «мест занято 0 из 2». */
export function reasonWords(t: T, reason: Reason): string {
  switch (reason.criterion) {
    case 'DEFICITS':
      return reason.deficits.map((one) => answered(t, one)).join('; ')
    case 'TOPICS':
      return reason.topics.map((topic) => t(`terms:topic.${topic}`)).join(', ')
    case 'SUBJECT':
      return t('reason.SUBJECT', { subject: reason.subject ?? '' })
    case 'FORMATS':
      return reason.formats.map((format) => t(`terms:format.${format}`)).join(', ')
    case 'LOAD':
      return t('reason.LOAD', { taken: reason.taken ?? 0, capacity: reason.capacity ?? 0 })
    case 'PLACE':
      if (reason.sameSchool) return t('reason.SAME_SCHOOL')
      return t(reason.atADistance ? 'reason.AT_A_DISTANCE' : 'reason.SAME_MUNICIPALITY')
    case 'EXPERIENCE':
      return t(reason.reverse ? 'reason.REVERSE' : 'reason.EXPERIENCE', { count: reason.years ?? 0 })
    case 'EARLIER_SUCCESS':
      return reason.together ? t('reason.TOGETHER') : t('reason.COMPLETED', { count: reason.completed ?? 0 })
    case 'MENTEE_WISH':
      return t('reason.MENTEE_WISH')
    case 'MENTOR_WISH':
      return t('reason.MENTOR_WISH')
    default:
      return reason.criterion satisfies never
  }
}

function answered(t: T, { kind, area, competence, subject, topic }: Answered): string {
  const by = competence ?? subject ?? (topic ? t(`terms:topic.${topic}`) : '')
  return area
    ? t('reason.answers', { area, by })
    : t('reason.answersHidden', { kind: t(`terms:deficitKind.${kind}`), by })
}
