import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useAutosave } from '@/shared/lib/use-autosave'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { SaveState } from '@/shared/ui/SaveMark'
import { type Report, readReport } from '../report.fragment'
import { reportQuery } from '../report.query'
import {
  changesOf,
  mergeTexts,
  type ReportTexts,
  type RowTexts,
  type TextClash,
  textsOf,
  yieldTo,
} from './report-texts'

const CHANGE = graphql(/* GraphQL */ `
  mutation ChangeRoadmapReport($input: ChangeRoadmapReportInput!) {
    changeRoadmapReport(input: $input) {
      __typename
      ... on RoadmapReportDone {
        report {
          id
          ...Report_roadmapReport
        }
      }
      ... on RoadmapReportConflict {
        current {
          id
          ...Report_roadmapReport
        }
      }
      ... on RoadmapReportRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/**
 * The own words of a report, kept as they are typed. Where somebody else wrote meanwhile in other places, both are kept;
 * where they wrote in the same place, the saving stops until the writer has chosen. `flush` answers with the revision
 * to go on from, `undefined` when something is not kept.
 */
export function useReportTexts(report: Report) {
  const { t } = useTranslation('reports')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const [texts, setTexts] = useState(() => textsOf(report))
  const [state, setState] = useState<SaveState>({ kind: 'clean' })
  const [clashes, setClashes] = useState<readonly TextClash[]>([])
  const [problem, setProblem] = useState<string>()
  const now = useRef(texts)
  const saved = useRef({ texts, revision: report.revision })
  const stopped = useRef(false)
  const reportId = report.id

  const put = useCallback((next: ReportTexts) => {
    now.current = next
    setTexts(next)
  }, [])

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = now.current
    const changes = changesOf(sent, saved.current.texts)
    if (!changes) return true
    setState({ kind: 'saving' })
    setProblem(undefined)
    try {
      const { changeRoadmapReport: answer } = await graphqlRequest(CHANGE, {
        input: { reportId, revision: saved.current.revision, ...changes },
      })
      switch (answer.__typename) {
        case 'RoadmapReportDone': {
          const kept = readReport(answer.report)
          saved.current = { texts: textsOf(kept), revision: kept.revision }
          // What was typed while this was on its way stands, and is kept next.
          put(mergeTexts(sent, now.current, saved.current.texts).texts)
          queryClient.setQueryData(reportQuery(reportId).queryKey, answer.report)
          setState({ kind: 'saved', at: new Date().toISOString() })
          return keep()
        }
        case 'RoadmapReportConflict': {
          const theirs = readReport(answer.current)
          const merged = mergeTexts(saved.current.texts, now.current, textsOf(theirs))
          saved.current = { texts: textsOf(theirs), revision: theirs.revision }
          put(merged.texts)
          if (merged.clashes.length === 0) return keep()
          stopped.current = true
          setClashes(merged.clashes)
          break
        }
        case 'RoadmapReportRefused':
          setProblem(t(`refusal.${answer.reason}`))
          break
        case 'InvalidInput':
          setProblem(
            inputProblems(answer, tCommon)
              .map(({ message }) => message)
              .join('. '),
          )
          break
        default:
          answer satisfies never
      }
      setState({ kind: 'failed' })
    } catch (error) {
      setState({ kind: errorCode(error) === 'NETWORK' ? 'offline' : 'failed' })
    }
    return false
  }, [reportId, queryClient, put, t, tCommon])

  const { touch, flush } = useAutosave(keep, stopped)

  const summarise = (summary: string) => {
    put({ ...now.current, summary })
    touch()
  }
  const write = (itemId: string, patch: Partial<RowTexts>) => {
    const row = now.current.rows[itemId] ?? { comment: '', effectiveness: '' }
    put({ ...now.current, rows: { ...now.current.rows, [itemId]: { ...row, ...patch } } })
    touch()
  }
  const settle = (whose: 'mine' | 'theirs') => {
    if (whose === 'theirs') put(yieldTo(now.current, clashes))
    stopped.current = false
    setClashes([])
    setState({ kind: 'clean' })
    void flush()
  }
  return {
    texts,
    state,
    problem,
    clashes,
    summarise,
    write,
    settle,
    flush: async () => ((await flush()) ? saved.current.revision : undefined),
  }
}

export type ReportTextsApi = ReturnType<typeof useReportTexts>
