import { useMutation } from '@tanstack/react-query'
import { uploadFile } from '@/shared/api/upload'
import { graphql, readFragment } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { type FileAnswer, outcomeOfFile, type ReadOutcome } from './refusals'

const OUTCOME = graphql(/* GraphQL */ `
  fragment PlanOutcome on ReadPlanPayload {
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
`)

const READ = graphql(/* GraphQL */ `
  mutation ReadPlan($input: ReadPlanInput!) {
    readPlan(input: $input) {
      ...PlanOutcome
    }
  }
`)

const TAKE = graphql(/* GraphQL */ `
  mutation TakeReadyPlan($input: TakeReadyPlanInput!) {
    takeReadyPlan(input: $input) {
      ...PlanOutcome
    }
  }
`)

/** A paper as it was brought: a file, what the clipboard held, or a plan of the library by its code. */
export type Paper = File | string | { ready: string }

type Brought = { paper: Paper; schoolYear: number; anyway: boolean }

/** A file that was not read, and one that was read before. */
const REFUSALS = [409, 422]

/** Has a paper read; answers what came of it. Throws `ApiError`. */
async function read(placeId: string, { paper, schoolYear, anyway }: Brought): Promise<ReadOutcome> {
  if (paper instanceof File) {
    const query = new URLSearchParams({ place: placeId, schoolYear: String(schoolYear) })
    if (anyway) query.set('anyway', 'true')
    return outcomeOfFile(await uploadFile<FileAnswer>(`/files/plans?${query}`, paper, REFUSALS))
  }
  const whose = { placeId, schoolYear, anyway }
  const answer = readFragment(
    OUTCOME,
    typeof paper === 'string'
      ? (await graphqlRequest(READ, { input: { ...whose, content: paper } })).readPlan
      : (await graphqlRequest(TAKE, { input: { ...whose, code: paper.ready } })).takeReadyPlan,
  )
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
