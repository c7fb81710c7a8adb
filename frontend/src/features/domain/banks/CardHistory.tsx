import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useFormat } from '@/shared/i18n/format'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import classes from './CardHistory.module.css'

const HISTORY = graphql(/* GraphQL */ `
  query CardHistory($person: ID!) {
    viewer {
      personById(id: $person) {
        id
        record {
          mentorCards {
            id
            history {
              at
              by
              deed
              from
              to
              why
            }
          }
          needs {
            id
            history {
              at
              by
              deed
              from
              to
              why
            }
          }
        }
      }
    }
  }
`)

type Props = {
  /** Whose card, and which; nothing while no history is open. */
  of: { personId: string; cardId: string; name: string } | undefined
  onClose: () => void
}

/** What was done with a card and by whom, newest first, in words. */
export function CardHistory({ of, onClose }: Props) {
  const { t } = useTranslation('banks')
  return (
    <SideSheet
      opened={of !== undefined}
      onClose={onClose}
      title={t('history.title')}
      {...(of ? { description: of.name } : {})}
    >
      {of ? <Lines personId={of.personId} cardId={of.cardId} /> : null}
    </SideSheet>
  )
}

/** Writing a card that was there says so; every other deed says by its outcome what it was. */
function codeOf({ deed, from, to }: { deed: string; from: string | null; to: string | null }): string {
  return deed === 'Keep' && from !== null ? `KEPT_${to}` : (to ?? '')
}

function Lines({ personId, cardId }: { personId: string; cardId: string }) {
  const { t } = useTranslation('banks')
  const format = useFormat()
  const query = useQuery({
    queryKey: ['person', personId, 'card-history'],
    queryFn: ({ signal }) => graphqlRequest(HISTORY, { person: personId }, { signal }),
  })
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <PageLoading />
  const record = query.data.viewer?.personById?.record
  const card = [...(record?.mentorCards ?? []), ...(record?.needs ?? [])].find(({ id }) => id === cardId)
  const history = card?.history ?? []
  if (history.length === 0) return <Text c="dimmed">{t('history.empty')}</Text>
  return (
    <ol className={classes.root}>
      {history.map((entry) => (
        <li key={`${entry.at} ${entry.deed} ${entry.to}`} className={classes.entry}>
          <Text size="sm" c="dimmed" component="time" dateTime={entry.at}>
            {format.moment(entry.at)}
          </Text>
          <div>
            {t(`history.to.${codeOf(entry)}`, t(`history.deed.${entry.deed}`, entry.deed))}
            <Text size="sm" c="dimmed">
              {entry.by ?? t('history.bySystem')}
              {entry.why ? ` · ${entry.why}` : null}
            </Text>
          </div>
        </li>
      ))}
    </ol>
  )
}
