import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { ReadFileMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const REFUSE = graphql(/* GraphQL */ `
  mutation RefuseFile($input: RefuseFileInput!) {
    refuseFile(input: $input) {
      __typename
      ... on RefuseFileRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const CLOSE = graphql(/* GraphQL */ `
  mutation CloseFileGrant($input: CloseFileGrantInput!) {
    closeFileGrant(input: $input) {
      __typename
      ... on CloseFileGrantRefused {
        reason
      }
    }
  }
`)
const READ = graphql(/* GraphQL */ `
  mutation ReadFile($input: ReadFileInput!) {
    readFile(input: $input) {
      __typename
      ... on ReadFileDone {
        values {
          field
          value
        }
      }
      ... on ReadFileRefused {
        reason
      }
    }
  }
`)

export type FileValues = Extract<ReadFileMutation['readFile'], { __typename: 'ReadFileDone' }>['values']

/** Refusing, closing and reading of one grant. Each reading is noted by the server. Namespace: grants. */
export function useGrantActs(grantId: string) {
  const { t } = useTranslation('grants')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const refuse = async (note: string): Promise<readonly Refusal[]> => {
    const { refuseFile: answer } = await graphqlRequest(REFUSE, { input: { grantId, note } })
    switch (answer.__typename) {
      case 'RefuseFileDone':
        await refresh()
        notify(t('refuse.done'))
        return []
      case 'RefuseFileRefused':
        return [{ message: t(`refusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { note: 'words' })
      default:
        return answer satisfies never
    }
  }
  const close = useMutation({
    mutationFn: () => graphqlRequest(CLOSE, { input: { grantId } }),
    onSuccess: async ({ closeFileGrant: answer }) => {
      await refresh()
      if (answer.__typename === 'CloseFileGrantRefused')
        return notify(t(`refusal.${answer.reason}`), 'problem')
      notify(t('close.done'))
    },
  })
  const read = useMutation({
    mutationFn: () => graphqlRequest(READ, { input: { grantId } }),
    // What was read is shown once and kept nowhere.
    gcTime: 0,
    onSuccess: async ({ readFile: answer }) => {
      await refresh()
      if (answer.__typename === 'ReadFileRefused') notify(t(`refusal.${answer.reason}`), 'problem')
    },
    onError,
  })
  return { refuse, close, read }
}
