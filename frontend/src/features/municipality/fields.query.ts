import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { BankFieldsQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const FIELDS = graphql(/* GraphQL */ `
  query BankFields($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        bank {
          fields {
            id
            side
            name
            kind
            options
            visibility
            retired
            version
          }
        }
      }
    }
  }
`)

export const KEEP_FIELD = graphql(/* GraphQL */ `
  mutation KeepBankField($input: KeepBankFieldInput!) {
    keepBankField(input: $input) {
      __typename
      ... on KeepBankFieldConflict {
        current {
          name
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

export const RETIRE_FIELD = graphql(/* GraphQL */ `
  mutation RetireBankField($input: RetireBankFieldInput!) {
    retireBankField(input: $input) {
      __typename
    }
  }
`)

export type BankField = NonNullable<
  NonNullable<NonNullable<BankFieldsQuery['viewer']>['municipality']>['bank']
>['fields'][number]

export const bankFieldsQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'bank-fields'],
    queryFn: ({ signal }) => graphqlRequest(FIELDS, { id }, { signal }),
  })
