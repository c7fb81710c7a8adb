import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { OneOff_OneOffFragment } from '@/shared/graphql/generated/graphql'
import { Confirm } from '@/shared/ui/Confirm'
import { HoldOneOff } from './HoldOneOff'
import { RateOneOff } from './RateOneOff'
import { useOneOffActs } from './use-one-off-acts'

type Props = { oneOff: OneOff_OneOffFragment; size?: 'xs' | 'sm' }

/** What the reader may do with a single meeting as it stands; each button names the meeting it is about. */
export function OneOffActs({ oneOff, size = 'sm' }: Props) {
  const { t } = useTranslation('oneOffs')
  const acts = useOneOffActs(oneOff.id)
  const [holding, hold] = useDisclosure()
  const [rating, rate] = useDisclosure()
  const [cancelling, cancel] = useDisclosure()
  const may = (action: OneOff_OneOffFragment['viewerCan'][number]) => oneOff.viewerCan.includes(action)
  const named = (act: string) => t('actOf', { act, topic: oneOff.topic })
  return (
    <>
      <Group gap="xs" className="app-no-print">
        {may('ANSWER') ? (
          <>
            <Button
              size={size}
              aria-label={named(t('accept'))}
              loading={acts.answer.isPending && acts.answer.variables}
              onClick={() => acts.answer.mutate(true)}
            >
              {t('accept')}
            </Button>
            <Button
              size={size}
              variant="default"
              aria-label={named(t('decline'))}
              disabled={acts.answer.isPending}
              onClick={() => acts.answer.mutate(false)}
            >
              {t('decline')}
            </Button>
          </>
        ) : null}
        {may('HOLD') ? (
          <Button size={size} aria-label={named(t('hold.open'))} onClick={hold.open}>
            {t('hold.open')}
          </Button>
        ) : null}
        {may('RATE') ? (
          <Button size={size} aria-label={named(t('rate.open'))} onClick={rate.open}>
            {t('rate.open')}
          </Button>
        ) : null}
        {may('CLOSE') ? (
          <Button
            size={size}
            variant="default"
            aria-label={named(t('close'))}
            loading={acts.close.isPending}
            onClick={() => acts.close.mutate()}
          >
            {t('close')}
          </Button>
        ) : null}
        {may('CANCEL') ? (
          <Button size={size} variant="subtle" aria-label={named(t('cancel.open'))} onClick={cancel.open}>
            {t('cancel.open')}
          </Button>
        ) : null}
      </Group>
      <HoldOneOff opened={holding} onClose={hold.close} oneOff={oneOff} />
      <RateOneOff opened={rating} onClose={rate.close} oneOff={oneOff} />
      <Confirm
        opened={cancelling}
        title={t('cancel.title', { topic: oneOff.topic })}
        consequences={[t('cancel.consequence')]}
        confirmLabel={t('cancel.open')}
        busy={acts.cancel.isPending}
        error={acts.cancel.error}
        onConfirm={() => acts.cancel.mutate(undefined, { onSuccess: cancel.close })}
        onClose={() => {
          acts.cancel.reset()
          cancel.close()
        }}
      />
    </>
  )
}
