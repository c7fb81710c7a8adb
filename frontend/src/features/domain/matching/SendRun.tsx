import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'
import type { useMatchingActs } from './use-matching-acts'

type Props = {
  run: { id: string; pairs: number; sentAt?: string | null }
  suggest: ReturnType<typeof useMatchingActs>['suggest']
}

/** The municipality proposes nobody itself: it sends the run to its schools. */
export function SendRun({ run, suggest }: Props) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  if (run.sentAt)
    return (
      <Text size="sm" c="dimmed">
        {t('sentOn', { at: format.moment(run.sentAt) })}
      </Text>
    )
  const submit = () =>
    suggest.mutate(run.id, {
      onSuccess: (answer) => {
        setAsking(false)
        switch (answer.__typename) {
          case 'SuggestMatchesDone':
            return notify(t('sent'))
          case 'SuggestMatchesRefused':
            return notify(t(`sendRefusal.${answer.reason}`), 'problem')
          default:
            return answer satisfies never
        }
      },
    })
  return (
    <>
      <Button variant="default" disabled={run.pairs === 0} onClick={() => setAsking(true)}>
        {t('send')}
      </Button>
      <Confirm
        opened={asking}
        title={t('sendTitle')}
        consequences={[t('sendConsequence.curators'), t('sendConsequence.replaces')]}
        confirmLabel={t('send')}
        busy={suggest.isPending}
        error={suggest.error}
        onConfirm={submit}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
