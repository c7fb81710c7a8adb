import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { HomeTask_TaskFragment } from '@/shared/graphql/generated/graphql'
import { useDue } from '@/shared/i18n/due'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCompleted, IconNext } from '@/shared/ui/icons'
import classes from './TaskList.module.css'
import { byDueDate, TASK_ICONS, taskPath, taskSearch } from './tasks'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment HomeTask_task on Task {
    id
    kind
    target
    about
    dueOn
    overdue
    count
  }
`)

type Props = { tasks: readonly FragmentType<typeof FRAGMENT>[] }

/** What waits for the reader, each line a way to where it is done. */
export function TaskList({ tasks }: Props) {
  const { t } = useTranslation('home')
  const sorted = byDueDate(readFragment(FRAGMENT, tasks))
  if (sorted.length === 0)
    return <EmptyState icon={IconCompleted} title={t('nothing')} hint={t('nothingHint')} />
  return (
    <ul className={classes.list}>
      {sorted.map((task) => (
        <li key={task.id}>
          <TaskLine task={task} />
        </li>
      ))}
    </ul>
  )
}

function TaskLine({ task }: { task: HomeTask_TaskFragment }) {
  const { t } = useTranslation('home')
  const due = useDue()
  const Icon = TASK_ICONS[task.kind]
  return (
    <Link
      to={taskPath(task)}
      search={taskSearch(task.kind)}
      className={classes.line}
      data-overdue={task.overdue || undefined}
    >
      <Icon size={20} aria-hidden className={classes.icon} />
      <span className={classes.words}>
        <span className={classes.verb}>{t(`task.${task.kind}`)}</span>
        <span className={classes.about}>{task.about}</span>
      </span>
      {task.count && task.count > 1 ? (
        <span className={classes.count}>{t('waiting', { count: task.count })}</span>
      ) : null}
      {task.dueOn ? <span className={classes.due}>{due(task.dueOn)}</span> : null}
      <IconNext size={18} aria-hidden className={classes.chevron} />
    </Link>
  )
}
