import { Button, Group, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RowMenu } from '@/shared/ui/RowMenu'
import type { Opened } from './DutySheets'
import type { Occurrence } from './occurrence.fragment'
import { useExemption } from './use-exemption'
import { useOccurrenceActs } from './use-occurrence-acts'
import type { VerifyApi } from './use-verify'

type Props = { occurrence: Occurrence; verify: VerifyApi; onOpen: (opened: Opened) => void }

/** What the reader may do about one occurrence: one act as a button, the others behind it. Namespace: duties. */
export function OccurrenceActs({ occurrence, verify, onOpen }: Props) {
  const { t } = useTranslation('duties')
  const acts = useOccurrenceActs(occurrence)
  const { restore } = useExemption(occurrence.duty.id)
  const { viewerCan, duty, state } = occurrence
  const title = duty.item.title
  const may = (action: (typeof viewerCan)[number]) => viewerCan.includes(action)
  const exempts = duty.viewerCan.includes('SET_NOT_APPLICABLE')
  const restores = duty.viewerCan.includes('RESTORE')
  const talks = duty.viewerCan.includes('COMMENT')
  const rare = may('START') || may('WITHDRAW') || may('RETURN') || exempts || restores || talks
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {may('VERIFY') ? (
        <Button
          size="xs"
          loading={verify.act.isPending && verify.act.variables.includes(occurrence.id)}
          aria-label={t('verify.of', { title, place: duty.place.name })}
          onClick={() => verify.act.mutate([occurrence.id])}
        >
          {t('verify.open')}
        </Button>
      ) : null}
      {may('STATE') ? (
        <Button
          size="xs"
          variant={state === 'DONE' ? 'default' : 'filled'}
          aria-label={t(state === 'DONE' ? 'stated.againOf' : 'stated.of', { title })}
          onClick={() => onOpen({ sheet: 'state', occurrence })}
        >
          {t(state === 'DONE' ? 'stated.againShort' : 'stated.short')}
        </Button>
      ) : null}
      {rare ? (
        <RowMenu label={t('more', { title })}>
          {may('START') ? <Menu.Item onClick={() => acts.start.mutate()}>{t('start.open')}</Menu.Item> : null}
          {may('RETURN') ? (
            <Menu.Item onClick={() => onOpen({ sheet: 'return', occurrence })}>{t('return.open')}</Menu.Item>
          ) : null}
          {may('WITHDRAW') ? (
            <Menu.Item onClick={() => acts.withdraw.mutate()}>{t('withdraw.open')}</Menu.Item>
          ) : null}
          {exempts ? (
            <Menu.Item onClick={() => onOpen({ sheet: 'exempt', duty })}>{t('exempt.open')}</Menu.Item>
          ) : null}
          {talks ? (
            <Menu.Item onClick={() => onOpen({ sheet: 'talk', duty })}>{t('talk.open')}</Menu.Item>
          ) : null}
          {restores ? <Menu.Item onClick={() => restore.mutate()}>{t('restore.open')}</Menu.Item> : null}
        </RowMenu>
      ) : null}
    </Group>
  )
}
