import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { Programme_ActivityFragment } from '@/shared/graphql/generated/graphql'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { StatusMark } from '@/shared/ui/StatusMark'
import { ACTIVITY_LOOK } from './looks'
import { ACTIVITY } from './programme.fragment'
import classes from './programme.module.css'
import { useActivityActs } from './use-activity-acts'

type Props = { activities: readonly FragmentType<typeof ACTIVITY>[] }

/** The plan in its order, each activity with what was handed in, what was said to it and what to do now. */
export function ActivityList({ activities }: Props) {
  const { t } = useTranslation('programmes')
  if (activities.length === 0) return <EmptyState title={t('planEmpty')} hint={t('planEmptyHint')} />
  return (
    <ol className={classes.plan}>
      {readFragment(ACTIVITY, activities).map((activity) => (
        <ActivityItem key={activity.id} activity={activity} />
      ))}
    </ol>
  )
}

function ActivityItem({ activity }: { activity: Programme_ActivityFragment }) {
  const { t } = useTranslation('programmes')
  const format = useFormat()
  const due = useDue()
  const waits = activity.state === 'PLANNED' || activity.state === 'RETURNED'
  return (
    <li className={classes.activity}>
      <div>
        <div className={classes.head}>
          <Text fw={500}>{activity.title}</Text>
          <StatusMark
            {...ACTIVITY_LOOK[activity.state]}
            label={
              activity.acceptedOn
                ? t('acceptedOn', { date: format.day(activity.acceptedOn) })
                : t(`activityState.${activity.state}`)
            }
          />
        </div>
        <Text size="sm" c="dimmed">
          {t(`kind.${activity.kind}`)}, {format.dayLong(activity.plannedOn)}
          {waits && activity.overdue ? (
            <span className={classes.overdue}> {due(activity.plannedOn)}</span>
          ) : null}
        </Text>
        <Text size="sm">
          <Text component="span" inherit c="dimmed">
            {t('activityResult')}
          </Text>{' '}
          {activity.expectedResult}
        </Text>
        {activity.submission ? (
          <Text className={classes.said}>
            <Text component="span" size="sm" c="dimmed" display="block">
              {activity.submittedOn
                ? t('handedInOn', { date: format.dayLong(activity.submittedOn) })
                : t('handedIn')}
            </Text>
            {activity.submission}
          </Text>
        ) : null}
        {activity.remark && activity.state !== 'ACCEPTED' ? (
          <Text className={classes.said} data-tone="problem">
            <Text component="span" size="sm" c="dimmed" display="block">
              {t('remark')}
            </Text>
            {activity.remark}
          </Text>
        ) : null}
        <ActivityButtons activity={activity} />
      </div>
    </li>
  )
}

function ActivityButtons({ activity }: { activity: Programme_ActivityFragment }) {
  const { t } = useTranslation('programmes')
  const [submitting, submitSheet] = useDisclosure()
  const [returning, returnSheet] = useDisclosure()
  const acts = useActivityActs(activity)
  if (activity.viewerCan.length === 0) return null
  return (
    <Group gap="xs" mt="sm" className="app-no-print">
      {activity.viewerCan.includes('SUBMIT') ? (
        <Button
          variant="light"
          onClick={submitSheet.open}
          aria-label={t('submitOf', { title: activity.title })}
        >
          {t('submit')}
        </Button>
      ) : null}
      {activity.viewerCan.includes('CHECK') ? (
        <>
          <Button
            loading={acts.accept.isPending}
            onClick={() => acts.accept.mutate()}
            aria-label={t('acceptOf', { title: activity.title })}
          >
            {t('accept')}
          </Button>
          <Button
            variant="default"
            onClick={returnSheet.open}
            aria-label={t('giveBackOf', { title: activity.title })}
          >
            {t('giveBack')}
          </Button>
        </>
      ) : null}
      <WordsSheet
        opened={submitting}
        onClose={submitSheet.close}
        title={t('submit')}
        description={activity.title}
        label={t('submission')}
        hint={t('submissionHint')}
        submitLabel={t('submit')}
        initial={activity.submission ?? ''}
        send={acts.submit}
      />
      <WordsSheet
        opened={returning}
        onClose={returnSheet.close}
        title={t('giveBack')}
        description={activity.title}
        label={t('remark')}
        hint={t('remarkHint')}
        submitLabel={t('giveBack')}
        send={acts.giveBack}
      />
    </Group>
  )
}
