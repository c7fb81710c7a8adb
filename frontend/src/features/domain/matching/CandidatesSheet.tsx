import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { MatchingSettingsInput } from '@/shared/graphql/generated/graphql'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { MentorCell } from './MentorCell'
import classes from './matching.module.css'
import { candidatesQuery, type Ground } from './matching.query'
import { ReasonChips } from './ReasonChips'
import { MENTOR } from './run.fragment'
import type { Pair } from './settings'

type Props = {
  ground: Ground
  mentee: { id: string; name: string } | undefined
  settings: MatchingSettingsInput
  most: number
  onLock: (pair: Pair) => void
  onClose: () => void
}

/** All mentors as seen from one mentee: why each would do, or why not. */
export function CandidatesSheet({ mentee, onClose, ...rest }: Props) {
  const { t } = useTranslation('matching')
  return (
    <SideSheet
      opened={mentee !== undefined}
      onClose={onClose}
      title={t('candidatesTitle', { name: mentee?.name ?? '' })}
      description={t('candidatesHint')}
      size="lg"
    >
      {mentee ? <Body {...rest} mentee={mentee} onClose={onClose} /> : null}
    </SideSheet>
  )
}

function Body({
  ground,
  mentee,
  settings,
  most,
  onLock,
  onClose,
}: Props & { mentee: { id: string; name: string } }) {
  const { t } = useTranslation('matching')
  const query = useQuery(candidatesQuery(ground, mentee.id, settings))
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <PageLoading />
  if (!query.data) return <EmptyState title={t('candidatesGone')} />
  if (query.data.length === 0) return <EmptyState title={t('candidatesNone')} />
  return (
    <ul className={classes.left}>
      {query.data.map((candidate) => {
        const mentor = readFragment(MENTOR, candidate.mentor)
        const pair = { mentorId: mentor.person.id, menteeId: mentee.id }
        const names = t('pairName', { mentor: mentor.person.fullName, mentee: mentee.name })
        return (
          <li key={mentor.person.id} className={classes.leftItem}>
            <Stack gap={4}>
              <div>
                <MentorCell mentor={candidate.mentor} withSchool={ground.level === 'MUNICIPALITY'} />
              </div>
              <span className={classes.score}>{t('scoreOf', { score: candidate.score, most })}</span>
              <ReasonChips label={t('fit')} reasons={candidate.reasons} />
              {candidate.blockers.length > 0 ? (
                <Text size="sm" c="dimmed">
                  {candidate.blockers.map((blocker) => t(`blocker.${blocker}`)).join('; ')}
                </Text>
              ) : (
                <div>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('lock', { names })}
                    onClick={() => {
                      onLock(pair)
                      onClose()
                    }}
                  >
                    {t('lockThis')}
                  </Button>
                </div>
              )}
            </Stack>
          </li>
        )
      })}
    </ul>
  )
}
