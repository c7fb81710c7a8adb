import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconVerified } from '@/shared/ui/icons'
import classes from './duties.module.css'
import type { VerifyApi } from './use-verify'

type Props = { verify: VerifyApi; page: readonly { id: string }[] }

/** Many executions verified at once; nothing for who verifies none of this page. Namespace: duties. */
export function VerifyBar({ verify, page }: Props) {
  const { t } = useTranslation('duties')
  const { chosen, choose, act } = verify
  if (page.length === 0) return null
  return (
    <Group gap="xs" className={classes.bar}>
      {chosen.length === 0 ? (
        <Button variant="default" size="xs" onClick={() => choose(page.map(({ id }) => id))}>
          {t('bulk.choosePage')}
        </Button>
      ) : (
        <>
          <Text size="sm" role="status">
            {t('bulk.chosen', { count: chosen.length })}
          </Text>
          <Button
            size="xs"
            leftSection={<IconVerified size={16} aria-hidden />}
            loading={act.isPending}
            onClick={() => act.mutate(chosen)}
          >
            {t('bulk.verify')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => choose([])}>
            {t('bulk.none')}
          </Button>
        </>
      )}
    </Group>
  )
}
