import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OneOff_OneOffFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import classes from './one-offs.module.css'

/** Who, when, and what came of a single meeting, in lines below its topic. */
export function OneOffWords({ oneOff }: { oneOff: OneOff_OneOffFragment }) {
  const { t } = useTranslation(['oneOffs', 'terms'])
  const format = useFormat()
  const open = oneOff.state === 'PROPOSED'
  const silent = [
    ...(oneOff.mentorAnswer === 'PENDING' ? [oneOff.mentor.shortName] : []),
    ...(oneOff.menteeAnswer === 'PENDING' ? [oneOff.mentee.shortName] : []),
  ]
  const feedback = [
    { name: oneOff.mentor.shortName, said: oneOff.mentorFeedback },
    { name: oneOff.mentee.shortName, said: oneOff.menteeFeedback },
  ]
  return (
    <>
      <Text size="sm" c="dimmed" component="div">
        {t('pairLine', {
          format: t(`terms:format.${oneOff.format}`),
          mentor: oneOff.mentor.shortName,
          mentee: oneOff.mentee.shortName,
        })}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {oneOff.heldOn
          ? [
              t('heldLine', { date: format.dayLong(oneOff.heldOn) }),
              ...(oneOff.minutes ? [t('minutes', { count: oneOff.minutes })] : []),
            ].join(', ')
          : oneOff.plannedOn
            ? t('plannedLine', { date: format.dayLong(oneOff.plannedOn) })
            : t('proposedLine', {
                date: format.dayLong(oneOff.proposedOn),
                name: oneOff.proposedBy.shortName,
              })}
      </Text>
      {open && silent.length > 0 ? (
        <Text size="sm" component="div">
          {t('awaits', { names: format.list(silent) })}
        </Text>
      ) : null}
      {oneOff.result ? (
        <Text size="sm" component="div" className={classes.prose}>
          {oneOff.result}
        </Text>
      ) : null}
      {feedback.map(({ name, said }) =>
        said ? (
          <Text key={name} size="sm" component="div" className={classes.prose}>
            {said.words
              ? t('feedbackWords', { name, score: said.score, words: said.words })
              : t('feedback', { name, score: said.score })}
          </Text>
        ) : null,
      )}
    </>
  )
}
