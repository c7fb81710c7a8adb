import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { RowMenu } from '@/shared/ui/RowMenu'
import type { CheckItem } from './check-item.fragment'
import type { RowActs } from './use-row-acts'

type Props = {
  item: CheckItem
  acts: RowActs
  /** The rows shown beside this one: where it goes when it moves by one. */
  neighbours: { above: string | undefined; twoAbove: string | undefined; below: string | undefined }
}

/** Rare acts of a row: another row, another place, away with it. Namespace: plan. */
export function RowMenuOfItem({ item, acts, neighbours }: Props) {
  const { t } = useTranslation('plan')
  const [asking, ask] = useDisclosure()
  const { above, twoAbove, below } = neighbours
  const inherited = item.isObligatory && item.parentItem !== null
  return (
    <>
      <RowMenu label={t('row.more', { title: item.title })}>
        <Menu.Item onClick={() => acts.add.mutate({ after: item.id, sections: item.sections })}>
          {t('row.add')}
        </Menu.Item>
        {above ? (
          <Menu.Item onClick={() => acts.move.mutate({ itemId: item.id, after: twoAbove ?? null })}>
            {t('row.up')}
          </Menu.Item>
        ) : null}
        {below ? (
          <Menu.Item onClick={() => acts.move.mutate({ itemId: item.id, after: below })}>
            {t('row.down')}
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={ask.open} disabled={inherited}>
          {t('row.remove')}
        </Menu.Item>
      </RowMenu>
      <Confirm
        opened={asking}
        title={t('row.removeAsk', { title: item.title })}
        consequences={[t('row.removeLost')]}
        confirmLabel={t('row.remove')}
        tone="danger"
        busy={acts.remove.isPending}
        onConfirm={() => acts.remove.mutate(item.id, { onSettled: ask.close })}
        onClose={ask.close}
      />
    </>
  )
}
