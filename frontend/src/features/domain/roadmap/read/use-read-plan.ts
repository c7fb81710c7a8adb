import { useMutation } from '@tanstack/react-query'
import { uploadFile } from '@/shared/api/upload'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { type FileAnswer, outcomeOfFile, type ReadOutcome } from './refusals'

const READ = graphql(/* GraphQL */ `
  mutation ReadPlan($input: ReadPlanInput!) {
    readPlan(input: $input) {
      __typename
      ... on ReadPlanDone {
        roadmap {
          id
        }
      }
      ... on ReadPlanRefused {
        problem
        remedy
      }
      ... on PlanAlreadyRead {
        roadmap {
          id
          title
        }
      }
    }
  }
`)

/** A paper as it was brought: a file, or what the clipboard held. */
export type Paper = File | string

type Brought = { paper: Paper; schoolYear: number; anyway: boolean }

/** A file that was not read, and one that was read before. */
const REFUSALS = [409, 422]

/** Has a paper read; answers what came of it. Throws `ApiError`. */
async function read(placeId: string, { paper, schoolYear, anyway }: Brought): Promise<ReadOutcome> {
  if (typeof paper !== 'string') {
    const query = new URLSearchParams({ place: placeId, schoolYear: String(schoolYear) })
    if (anyway) query.set('anyway', 'true')
    return outcomeOfFile(await uploadFile<FileAnswer>(`/files/plans?${query}`, paper, REFUSALS))
  }
  const { readPlan: answer } = await graphqlRequest(READ, {
    input: { placeId, schoolYear, content: paper, anyway },
  })
  switch (answer.__typename) {
    case 'ReadPlanDone':
      return { kind: 'READ', roadmapId: answer.roadmap.id }
    case 'PlanAlreadyRead':
      return { kind: 'ALREADY', roadmapId: answer.roadmap.id, title: answer.roadmap.title }
    case 'ReadPlanRefused':
      return { kind: 'REFUSED', problem: answer.problem, remedy: answer.remedy }
    case 'InvalidInput':
      return { kind: 'REFUSED', problem: 'EMPTY', remedy: 'PASTE' }
    default:
      return answer satisfies never
  }
}

/** Reads a paper in; `onRead` gets the draft that came of it, every other outcome stays to be read. */
export function useReadPlan(placeId: string, onRead: (roadmapId: string) => Promise<void>) {
  return useMutation({
    mutationFn: (brought: Brought) => read(placeId, brought),
    onSuccess: async (outcome) => {
      if (outcome.kind === 'READ') await onRead(outcome.roadmapId)
    },
  })
}
