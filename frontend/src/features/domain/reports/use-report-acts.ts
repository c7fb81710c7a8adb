import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { PrepareRoadmapReportMutation, RoadmapRemarkInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { placePagePath } from '@/shared/lib/ids'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { notify } from '@/shared/ui/notify'
import type { Report } from './report.fragment'

const PREPARE = graphql(/* GraphQL */ `
  mutation PrepareRoadmapReport($input: PrepareRoadmapReportInput!) {
    prepareRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const SIGN = graphql(/* GraphQL */ `
  mutation SignRoadmapReport($input: SignRoadmapReportInput!) {
    signRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const ACCEPT = graphql(/* GraphQL */ `
  mutation AcceptRoadmapReport($input: AcceptRoadmapReportInput!) {
    acceptRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const RETURN = graphql(/* GraphQL */ `
  mutation ReturnRoadmapReport($input: ReturnRoadmapReportInput!) {
    returnRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const DISCARD = graphql(/* GraphQL */ `
  mutation DiscardRoadmapReport($input: DiscardRoadmapReportInput!) {
    discardRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportRefused {
        reason
      }
    }
  }
`)

type Flush = () => Promise<number | undefined>
type Word = { reason: string; remarks: RoadmapRemarkInput[] }

/** The steps of a report. What is being typed is kept before a step is taken. Namespace: reports. */
export function useReportActs({ id: reportId, revision, owner }: Report, flush: Flush) {
  const { t } = useTranslation('reports')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()

  /** The words first: a report is not signed without its last sentence. */
  const kept = async () => {
    const now = await flush()
    if (now === undefined) throw new Error('the words are not kept')
    return { reportId, revision: now }
  }
  const onError = (error: Error) =>
    notify(
      error.message === 'the words are not kept' ? t('notKept') : tCommon('errors.UNAVAILABLE.title'),
      'problem',
    )
  const tell = async (answer: PrepareRoadmapReportMutation['prepareRoadmapReport'], done: string) => {
    await refresh()
    switch (answer.__typename) {
      case 'RoadmapReportDone':
        return notify(done)
      case 'RoadmapReportRefused':
        return notify(t(`refusal.${answer.reason}`), 'problem')
      case 'RoadmapReportConflict':
        return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
      case 'InvalidInput':
        return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
      default:
        return answer satisfies never
    }
  }
  return {
    prepare: useMutation({
      mutationFn: async () => graphqlRequest(PREPARE, { input: await kept() }),
      onSuccess: ({ prepareRoadmapReport }) => tell(prepareRoadmapReport, t('prepare.done')),
      onError,
    }),
    sign: useMutation({
      mutationFn: async () => graphqlRequest(SIGN, { input: await kept() }),
      onSuccess: ({ signRoadmapReport }) => tell(signRoadmapReport, t('sign.done')),
      onError,
    }),
    accept: useMutation({
      mutationFn: () => graphqlRequest(ACCEPT, { input: { reportId, revision } }),
      onSuccess: ({ acceptRoadmapReport }) => tell(acceptRoadmapReport, t('accept.done')),
    }),
    giveBack: useMutation({
      mutationFn: (word: Word) => graphqlRequest(RETURN, { input: { reportId, revision, ...word } }),
      onSuccess: ({ returnRoadmapReport }) => tell(returnRoadmapReport, t('giveBack.done')),
    }),
    discard: useMutation({
      mutationFn: () => graphqlRequest(DISCARD, { input: { reportId, revision } }),
      onSuccess: async ({ discardRoadmapReport: answer }) => {
        switch (answer.__typename) {
          case 'RoadmapReportDiscarded':
            // Away first: the page of what is gone must not ask for it again.
            await navigate({ to: placePagePath(owner, 'reports') })
            await refresh()
            return notify(t('discard.done'))
          case 'RoadmapReportRefused':
            await refresh()
            return notify(t(`refusal.${answer.reason}`), 'problem')
          case 'RoadmapReportConflict':
            await refresh()
            return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
          default:
            return answer satisfies never
        }
      },
    }),
  }
}
