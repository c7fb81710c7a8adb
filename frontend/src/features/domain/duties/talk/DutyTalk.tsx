import { Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { SayForm } from './SayForm'
import classes from './talk.module.css'
import { dutyTalkQuery, type TalkedDuty } from './talk.query'

/** What the place and the level above say to each other about a duty, and where more is said. Namespace: duties. */
export function DutyTalk({ dutyId }: { dutyId: string }) {
  const { t } = useTranslation('duties')
  const headingId = useId()
  const query = useQuery(dutyTalkQuery(dutyId))
  const duty = query.data
  return (
    <section aria-labelledby={headingId} className={classes.root}>
      <Title order={3} id={headingId}>
        {t('talk.title')}
      </Title>
      {duty ? (
        <Thread duty={duty} />
      ) : query.error ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : duty === null ? (
        <Text size="sm" c="dimmed">
          {t('talk.closed')}
        </Text>
      ) : (
        <Skeleton height={64} />
      )}
    </section>
  )
}

function Thread({ duty }: { duty: TalkedDuty }) {
  const { t } = useTranslation('duties')
  const format = useFormat()
  const { comments } = duty
  const writes = duty.viewerCan.includes('COMMENT')
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(`talk.seenBy.${duty.place.level}`)}
      </Text>
      {/* A log tells what was added and nothing of what stood there before. */}
      <div role="log" aria-label={t('talk.title')}>
        {comments.length > 0 ? (
          <ol className={classes.comments}>
            {comments.map(({ id, author, at, text }) => (
              <li key={id} className={classes.comment}>
                <Text size="sm" component="div" className={classes.who}>
                  <strong>{author.shortName}</strong>
                  <time dateTime={at}>{format.moment(at)}</time>
                </Text>
                <Text className={classes.words}>{text}</Text>
              </li>
            ))}
          </ol>
        ) : (
          <Text size="sm">{t(writes ? 'talk.emptyWrite' : 'talk.empty')}</Text>
        )}
      </div>
      {writes ? <SayForm dutyId={duty.id} /> : null}
    </>
  )
}
