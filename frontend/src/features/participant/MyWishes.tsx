import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useWithdrawWish } from '@/features/domain/wishes/use-withdraw-wish'
import { WishMark } from '@/features/domain/wishes/WishMark'
import { WishSheet } from '@/features/domain/wishes/WishSheet'
import { WISH } from '@/features/domain/wishes/wish.fragment'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { BankSide } from '@/shared/graphql/generated/graphql'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconPair } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import classes from './MyList.module.css'

type Props = {
  school: { id: string; name: string }
  person: { id: string }
  wishes: readonly FragmentType<typeof WISH>[]
  /** As what the reader can be in a pair here: by their cards. */
  sides: readonly BankSide[]
}

/** With whom the reader would, or would rather not, work at one workplace: for the curator's eyes alone. */
export function MyWishes({ school, person, wishes, sides }: Props) {
  const { t } = useTranslation('wishes')
  const [stating, sheet] = useDisclosure()
  const withdraw = useWithdrawWish()
  const rows = readFragment(WISH, wishes).filter((wish) => wish.school.id === school.id)
  // Without a card there is nobody to wish for, and no list to choose from.
  if (sides.length === 0 && rows.length === 0) return null
  const state =
    sides.length > 0 ? (
      <Button variant="default" onClick={sheet.open}>
        {t('state')}
      </Button>
    ) : null
  return (
    <Panel title={t('title')} description={school.name} actions={rows.length > 0 ? state : null}>
      {rows.length === 0 ? (
        <EmptyState icon={IconPair} title={t('none')} hint={t('noneHint')} action={state} />
      ) : (
        <ul className={classes.list}>
          {rows.map(({ id, colleague, kind, side, viewerCan }) => (
            <li key={id} className={classes.item}>
              <div className={classes.words}>
                <Text>{colleague.fullName}</Text>
                <Text size="sm" c="dimmed">
                  {t(`asOf.${side}`)}
                </Text>
              </div>
              <WishMark kind={kind} />
              {viewerCan.includes('WITHDRAW') ? (
                <Button
                  variant="subtle"
                  aria-label={t('withdrawOf', { name: colleague.fullName })}
                  loading={withdraw.isPending && withdraw.variables === id}
                  onClick={() => withdraw.mutate(id)}
                >
                  {t('withdraw')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <WishSheet
        opened={stating}
        onClose={sheet.close}
        schoolId={school.id}
        personId={person.id}
        sides={sides}
      />
    </Panel>
  )
}
