import type { PlanProblem, PlanRemedy } from '@/shared/graphql/generated/graphql'

export const PLAN_PROBLEMS = [
  'EMPTY',
  'PDF',
  'PICTURE',
  'OLD_WORD',
  'OLD_EXCEL',
  'RICH_TEXT',
  'OPEN_DOCUMENT',
  'ENCRYPTED',
  'UNKNOWN',
  'DAMAGED',
  'UNSAFE',
  'TOO_LARGE',
  'TOO_MANY_ROWS',
  'TOO_MANY_COLUMNS',
  'CELL_TOO_LONG',
  'NO_TABLE',
  'NO_HEADINGS',
  'NO_ROWS',
] as const satisfies readonly PlanProblem[]

const PLAN_REMEDIES = [
  'CHOOSE_FILE',
  'SAVE_AS_WORD_OR_PASTE',
  'SAVE_AS_EXCEL',
  'ASK_FOR_WORD',
  'REMOVE_PASSWORD',
  'PASTE',
  'KEEP_THE_PLAN_ALONE',
  'NAME_COLUMNS',
  'WRITE_ROWS',
] as const satisfies readonly PlanRemedy[]

/** What came of a paper: a draft, the roadmap that it is already, or why it was not read. */
export type ReadOutcome =
  | { kind: 'READ'; roadmapId: string }
  | { kind: 'ALREADY'; roadmapId: string; title: string }
  | { kind: 'REFUSED'; problem: PlanProblem; remedy: PlanRemedy }

/** The answer to a file, as the server words it. */
export type FileAnswer = {
  roadmapId?: string
  title?: string
  problem?: string
  remedy?: string
}

/** A file's answer as an outcome; a refusal that this client does not know is a file that is not read. */
export function outcomeOfFile({ roadmapId, title, problem, remedy }: FileAnswer): ReadOutcome {
  if (roadmapId && problem) return { kind: 'ALREADY', roadmapId, title: title ?? '' }
  if (roadmapId) return { kind: 'READ', roadmapId }
  return {
    kind: 'REFUSED',
    problem: PLAN_PROBLEMS.find((each) => each === problem) ?? 'UNKNOWN',
    remedy: PLAN_REMEDIES.find((each) => each === remedy) ?? 'CHOOSE_FILE',
  }
}
