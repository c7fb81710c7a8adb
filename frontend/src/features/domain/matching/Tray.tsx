import { Alert, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { IconWarning } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import classes from './matching.module.css'
import type { Pair } from './settings'
import type { useMatchingActs } from './use-matching-acts'

type Props = {
  runId: string
  chosen: readonly Pair[]
  nameOf: (pair: Pair) => string
  propose: ReturnType<typeof useMatchingActs>['propose']
  onDone: () => void
}

/** The chosen pairs on their way to their people; what was refused stays to be read. */
export function Tray({ runId, chosen, nameOf, propose, onDone }: Props) {
  const { t } = useTranslation('matching')
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const submit = () =>
    propose.mutate(
      { runId, pairs: chosen },
      {
        onSuccess: (answer) => {
          switch (answer.__typename) {
            case 'ProposeMatchesDone': {
              const lines = answer.results.flatMap(({ refusal, ...pair }) =>
                refusal
                  ? [t('notProposedLine', { names: nameOf(pair), why: t(`matchRefusal.${refusal}`) })]
                  : [],
              )
              const done = answer.results.length - lines.length
              setRefused(lines)
              setAsking(false)
              if (done > 0) notify(t('proposed', { count: done }))
              return onDone()
            }
            case 'ProposeMatchesRefused':
              setAsking(false)
              return notify(t('runOutdated'), 'problem')
            default:
              return answer satisfies never
          }
        },
      },
    )
  return (
    <>
      {refused.length > 0 ? (
        <Alert
          color="amber"
          variant="outline"
          role="alert"
          mt="sm"
          icon={<IconWarning aria-hidden />}
          title={t('notProposed')}
        >
          <ul className={classes.lines}>
            {refused.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {chosen.length > 0 ? (
        <section className={`${classes.tray} app-no-print`} aria-label={t('tray')}>
          <Text role="status">{t('chosen', { count: chosen.length })}</Text>
          <Button onClick={() => setAsking(true)}>{t('propose', { count: chosen.length })}</Button>
        </section>
      ) : null}
      <Confirm
        opened={asking}
        title={t('proposeTitle', { count: chosen.length })}
        consequences={[
          t('proposeConsequence.letters'),
          t('proposeConsequence.checked'),
          t('proposeConsequence.places'),
        ]}
        confirmLabel={t('propose', { count: chosen.length })}
        busy={propose.isPending}
        error={propose.error}
        onConfirm={submit}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
