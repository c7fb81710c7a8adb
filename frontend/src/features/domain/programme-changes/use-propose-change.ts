import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
  ProgrammeChangeWordingInput,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { PROGRAMME } from '../programmes/programme.fragment'
import { CHANGE } from './change.fragment'
import { PROPOSE_CHANGE, REFUSED_FIELD } from './propose-change'

/** What the reader works on: a new change of this programme, or this change anew. */
export type ChangeBasis = {
  programme: Programme_ProgrammeFragment
  change?: ProgrammeChange_ChangeFragment | undefined
}

export type Proposal = { reason: string; change: ProgrammeChangeWordingInput }

type Options = { basis: ChangeBasis; refuse: (refusals: readonly Refusal[]) => void; onDone: () => void }

/** Sends a proposal; when somebody was faster, keeps theirs for the reader to look at beside their own. */
export function useProposeChange({ basis, refuse, onDone }: Options) {
  const { t } = useTranslation('changes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const [faster, setFaster] = useState<ChangeBasis>()
  const send = useMutation({
    mutationFn: ({ proposal, on }: { proposal: Proposal; on: ChangeBasis }) =>
      graphqlRequest(PROPOSE_CHANGE, {
        input: {
          programmeId: on.programme.id,
          programmeVersion: on.programme.version,
          changeId: on.change?.id ?? null,
          changeVersion: on.change?.version ?? null,
          ...proposal,
        },
      }),
    onSuccess: async ({ proposeProgrammeChange: answer }) => {
      switch (answer.__typename) {
        case 'ProposeProgrammeChangeDone':
          await refresh()
          notify(t('proposedNow'))
          return onDone()
        case 'ProposeProgrammeChangeRefused':
          return refuse([
            { path: REFUSED_FIELD[answer.reason], message: t(`proposeRefusal.${answer.reason}`) },
          ])
        case 'ProposeProgrammeChangeConflict':
          return setFaster({
            programme: readFragment(PROGRAMME, answer.programme),
            change: readFragment(CHANGE, answer.current) ?? undefined,
          })
        case 'InvalidInput':
          return refuse(
            inputProblems(answer, tCommon).map(({ path, message }) => ({
              path: path?.replace(/^change\.(content|extension)\./, ''),
              message,
            })),
          )
        default:
          return answer satisfies never
      }
    },
  })
  return {
    busy: send.isPending,
    error: send.error,
    /** What somebody else saved first. */
    faster,
    propose: (proposal: Proposal) => send.mutate({ proposal, on: faster ?? basis }),
  }
}
