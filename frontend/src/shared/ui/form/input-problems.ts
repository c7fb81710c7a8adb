import type { TFunction } from 'i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { Refusal } from './use-app-form'

/** Spread it on every mutation's `InvalidInput`: `... on InvalidInput { ...InputProblems_input }`. */
const FRAGMENT = graphql(/* GraphQL */ `
  fragment InputProblems_input on InvalidInput {
    fields {
      path
      problem
    }
  }
`)

/**
 * What the server found wrong in single fields, as refusals of the form. `names` maps the API's path to the
 * form's field where they differ: `{ 'employment.startedOn': 'startedOn' }`.
 */
export function inputProblems(
  input: FragmentType<typeof FRAGMENT>,
  t: TFunction<'common'>,
  names: Record<string, string> = {},
): Refusal[] {
  return readFragment(FRAGMENT, input).fields.map(({ path, problem }) => {
    const dotted = path.join('.')
    return { path: names[dotted] ?? dotted, message: t(`problem.${problem}`) }
  })
}
