import { Alert, Button, Group, List, Menu, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CardAct } from '@/shared/graphql/generated/graphql'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconOpenDown } from '@/shared/ui/icons'
import classes from './BulkBar.module.css'
import type { CardActs } from './use-card-acts'

type Props = {
  acts: CardActs
  /** Everybody on this page, to be chosen at once. */
  page: readonly { id: string; name: string }[]
  /** Whether the reader decides on membership, or keeps the cards. */
  approves: boolean
  keeps: boolean
}

const KEEPERS = ['PAUSE', 'RETURN', 'REMIND_CONSENT', 'ASK_TO_REFRESH'] as const satisfies readonly CardAct[]

/** Acts on the chosen cards, and what did not work with whom. */
export function BulkBar({ acts, page, approves, keeps }: Props) {
  const { t } = useTranslation('banks')
  if (!approves && !keeps) return null
  const { chosen, change, leftovers } = acts
  const run = (act: CardAct) => change.mutate({ act, cards: chosen })
  return (
    <div className={classes.root}>
      <Group gap="xs">
        {chosen.length === 0 ? (
          <Button variant="default" size="xs" disabled={page.length === 0} onClick={() => acts.choose(page)}>
            {t('bulk.choosePage')}
          </Button>
        ) : (
          <>
            <Text size="sm" role="status">
              {t('bulk.chosen', { count: chosen.length })}
            </Text>
            {approves ? (
              <>
                <Button size="xs" loading={change.isPending} onClick={() => run('APPROVE')}>
                  {t('bulk.act.APPROVE')}
                </Button>
                <Button size="xs" variant="default" disabled={change.isPending} onClick={() => run('REJECT')}>
                  {t('bulk.act.REJECT')}
                </Button>
              </>
            ) : null}
            {keeps ? (
              <Menu>
                <Menu.Target>
                  <Button
                    size="xs"
                    variant="default"
                    loading={change.isPending}
                    rightSection={<IconOpenDown size={14} aria-hidden />}
                  >
                    {t('bulk.more')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {KEEPERS.map((act) => (
                    <Menu.Item key={act} onClick={() => run(act)}>
                      {t(`bulk.act.${act}`)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            ) : null}
            <Button size="xs" variant="subtle" onClick={() => acts.choose([])}>
              {t('bulk.none')}
            </Button>
          </>
        )}
      </Group>
      {change.error ? <ErrorNote error={change.error} /> : null}
      {leftovers.length > 0 ? (
        <Alert
          mt="xs"
          color="amber"
          title={t('bulk.leftovers')}
          withCloseButton
          closeButtonLabel={t('bulk.hide')}
          onClose={acts.forget}
        >
          <List size="sm">
            {leftovers.map(({ outcome, names }) => (
              <List.Item key={outcome}>
                {t('bulk.leftover', { why: t(`bulk.outcome.${outcome}`), names: names.join(', ') })}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
    </div>
  )
}
