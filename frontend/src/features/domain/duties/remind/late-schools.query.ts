import { queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { LateSchool_LateSchoolFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

/** A school that is late, as the centre sees it before it reminds. */
export const LATE_SCHOOL = graphql(/* GraphQL */ `
  fragment LateSchool_lateSchool on LateSchool {
    school {
      id
      name
    }
    overdue
    mostDaysOverdue
    readers
    lastRemindedOn
    canBeReminded
  }
`)

const QUERY = graphql(/* GraphQL */ `
  query LateSchools($id: ID!, $filter: ReminderFilter) {
    viewer {
      municipality(id: $id) {
        id
        lateSchools(filter: $filter) {
          ...LateSchool_lateSchool
        }
      }
    }
  }
`)

export type LateSchool = LateSchool_LateSchoolFragment

/** Who would be reminded and of how much, who is latest first. */
export const lateSchoolsQuery = (id: string, roadmapId: string | undefined) =>
  queryOptions({
    queryKey: ['municipality', id, 'late-schools', roadmapId],
    queryFn: async ({ signal }): Promise<readonly LateSchool[]> => {
      const { viewer } = await graphqlRequest(
        QUERY,
        { id, filter: { roadmapId: roadmapId ?? null } },
        { signal },
      )
      return readFragment(LATE_SCHOOL, viewer?.municipality?.lateSchools ?? []).toSorted(
        (a, b) => b.mostDaysOverdue - a.mostDaysOverdue || a.school.name.localeCompare(b.school.name),
      )
    },
  })
