import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { notify } from '@/shared/ui/notify'
import type { ImportRun } from './import.query'

const CHOOSE = graphql(/* GraphQL */ `
  mutation ChooseImportLines($input: ChooseImportLinesInput!) {
    chooseImportLines(input: $input) {
      __typename
      ... on ChooseImportLinesRefused {
        reason
      }
    }
  }
`)

export type LineChoice = { choice: 'NEW' | 'SKIP' } | { choice: 'SAME'; personId: string }

/** Sends what somebody said of doubtful lines; the server compares the file anew. */
export function useChooseLines(run: ImportRun, onDone: () => void) {
  const { t } = useTranslation('imports')
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (choices: Record<number, LineChoice>) =>
      graphqlRequest(CHOOSE, {
        input: {
          importId: run.id,
          version: run.version,
          choices: Object.entries(choices).map(([row, choice]) => ({
            row: Number(row),
            choice: choice.choice,
            personId: choice.choice === 'SAME' ? choice.personId : null,
          })),
        },
      }),
    onSuccess: async ({ chooseImportLines: answer }) => {
      if (answer.__typename !== 'ChooseImportLinesDone') notify(t('goneOn'), 'problem')
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['import', run.id] })
    },
  })
}
