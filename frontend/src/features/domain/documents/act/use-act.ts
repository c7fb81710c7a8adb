import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { useRefresh } from '@/shared/graphql/use-refresh'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { type Act, sendAct } from './act.mutations'
import { type Kept, outcomeOf } from './answer'

/** The refusals that mean one field of the form of their act. */
const FIELD_OF = {
  ORDER_IN_FUTURE: 'approvedOn',
  TERM_ENDS_BEFORE: 'effectiveFrom',
  REMARKS_MISSING: 'remarks',
} as const

/**
 * The acts on one document. `press` is for a button: it says in a word what became of it. `send` is for a form: it gives
 * back the refusals, none when it is done. Namespace: documents.
 */
export function useAct(document: Kept) {
  const { t } = useTranslation('documents')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()

  /** The document as it is kept now, or the refusals. Either way the page is true again. */
  async function run(act: Act) {
    const outcome = outcomeOf(await sendAct(document, act), {
      t,
      tCommon,
      fieldOf: FIELD_OF,
      names: {
        reason: 'words',
        'endorsement.body': 'body',
        'endorsement.minutesNumber': 'minutesNumber',
        'endorsement.date': 'date',
      },
    })
    await refresh()
    if ('kept' in outcome) notify(t(`done.${act.kind}`))
    return outcome
  }

  const press = useMutation({
    mutationFn: run,
    onSuccess: (outcome) => {
      if ('refusals' in outcome) notify(outcome.refusals.map(({ message }) => message).join('. '), 'problem')
    },
    onError: (error) => notify(tCommon(`errors.${errorCode(error)}.title`), 'problem'),
  })

  async function send(act: Act): Promise<readonly Refusal[]> {
    const outcome = await run(act)
    return 'kept' in outcome ? [] : outcome.refusals
  }

  return { press, send, busy: (kind: Act['kind']) => press.isPending && press.variables.kind === kind }
}
