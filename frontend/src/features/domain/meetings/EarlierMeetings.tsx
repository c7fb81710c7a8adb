import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import type { MEETING } from './PairMeetings'
import classes from './PairMeetings.module.css'

const QUERY = graphql(/* GraphQL */ `
  query EarlierMeetings($id: ID!, $after: String) {
    viewer {
      mentorship(id: $id) {
        id
        meetings(first: 30, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            ...PairMeetings_meeting
          }
        }
      }
    }
  }
`)

type Node = { id: string } & FragmentType<typeof MEETING>
type Props = {
  mentorshipId: string
  /** The cursor of the last meeting that is shown already. */
  after: string
  render: (node: Node) => ReactNode
}

/** The rest of a long journal, asked for when somebody wants to read it. */
export function EarlierMeetings({ mentorshipId, after, render }: Props) {
  const { t } = useTranslation('meetings')
  const [wanted, setWanted] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['pair', mentorshipId, 'meetings', after],
    queryFn: ({ pageParam, signal }) =>
      graphqlRequest(QUERY, { id: mentorshipId, after: pageParam }, { signal }),
    initialPageParam: after,
    getNextPageParam: ({ viewer }) => {
      const info = viewer?.mentorship?.meetings.pageInfo
      return info?.hasNextPage ? (info.endCursor ?? undefined) : undefined
    },
    enabled: wanted,
  })
  const nodes = query.data?.pages.flatMap(({ viewer }) => viewer?.mentorship?.meetings.nodes ?? []) ?? []
  return (
    <>
      {nodes.map(render)}
      {query.error ? (
        <li>
          <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
        </li>
      ) : null}
      {!wanted || query.hasNextPage ? (
        <li className={classes.more}>
          <Button
            variant="default"
            loading={query.isFetching}
            onClick={() => (wanted ? void query.fetchNextPage() : setWanted(true))}
          >
            {t('earlier')}
          </Button>
        </li>
      ) : null}
    </>
  )
}
