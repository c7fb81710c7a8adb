import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconDone, IconEdit, IconReturned } from '@/shared/ui/icons'
import type { Mediation } from './mediation.fragment'
import { useMediationActs } from './use-mediation-acts'

type Props = { mediation: Mediation }

/** What the reader may do with a case as it stands. Namespace: mediation. */
export function MediationActs({ mediation }: Props) {
  const { t } = useTranslation('mediation')
  const acts = useMediationActs(mediation)
  const [asking, setAsking] = useState<'close' | 'withdraw' | 'agree'>()
  const [wording, setWording] = useState(false)
  const may = (action: Mediation['viewerCan'][number]) => mediation.viewerCan.includes(action)
  const done = () => setAsking(undefined)
  const act = asking === 'close' ? acts.close : asking === 'withdraw' ? acts.withdraw : acts.answer
  const confirm = () => {
    if (asking === 'close') acts.close.mutate(undefined, { onSuccess: done })
    if (asking === 'withdraw') acts.withdraw.mutate(undefined, { onSuccess: done })
    if (asking === 'agree') acts.answer.mutate(true, { onSettled: done })
  }
  return (
    <Group gap="xs" className="app-no-print">
      {may('TAKE') ? (
        <Button loading={acts.take.isPending} onClick={() => acts.take.mutate()}>
          {t('take.open')}
        </Button>
      ) : null}
      {may('ANSWER') ? (
        <>
          <Button leftSection={<IconDone size={16} aria-hidden />} onClick={() => setAsking('agree')}>
            {t('answer.agree')}
          </Button>
          <Button
            variant="default"
            loading={acts.answer.isPending && acts.answer.variables === false}
            onClick={() => acts.answer.mutate(false)}
          >
            {t('answer.decline')}
          </Button>
        </>
      ) : null}
      {may('PROPOSE') ? (
        <Button
          variant={may('ANSWER') ? 'default' : 'filled'}
          leftSection={<IconEdit size={16} aria-hidden />}
          onClick={() => setWording(true)}
        >
          {t(mediation.outcome ? 'propose.again' : 'propose.open')}
        </Button>
      ) : null}
      {may('CLOSE') ? (
        <Button variant="default" onClick={() => setAsking('close')}>
          {t('close.open')}
        </Button>
      ) : null}
      {may('WITHDRAW') ? (
        <Button
          variant="subtle"
          leftSection={<IconReturned size={16} aria-hidden />}
          onClick={() => setAsking('withdraw')}
        >
          {t('withdraw.open')}
        </Button>
      ) : null}
      <Confirm
        opened={asking !== undefined}
        title={t(`ask.${asking ?? 'close'}.title`)}
        consequences={[t(`ask.${asking ?? 'close'}.then`)]}
        confirmLabel={t(
          asking === 'agree' ? 'answer.agree' : asking === 'withdraw' ? 'withdraw.open' : 'close.open',
        )}
        busy={act.isPending}
        error={act.error}
        onConfirm={confirm}
        onClose={done}
      />
      <WordsSheet
        opened={wording}
        onClose={() => setWording(false)}
        title={t('propose.title')}
        description={mediation.topic}
        label={t('propose.outcome')}
        hint={t('propose.hint')}
        submitLabel={t('propose.submit')}
        initial={mediation.outcome ?? ''}
        send={acts.propose}
      />
    </Group>
  )
}
