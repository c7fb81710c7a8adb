import { Button, List, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { BankStateMark } from '@/features/domain/banks/BankStateMark'
import { NEED } from '@/features/domain/people/card.fragment'
import { NeedSheet } from '@/features/domain/people/NeedSheet'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import { useFormat } from '@/shared/i18n/format'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconNeeds } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  school: { id: string; name: string }
  person: { id: string; fullName: string }
  need: FragmentType<typeof NEED> | undefined
}

/** What the reader asks for at one workplace. */
export function MyNeed({ school, person, need: ref }: Props) {
  const { t } = useTranslation(['me', 'terms'])
  const format = useFormat()
  const [editing, sheet] = useDisclosure()
  const need = ref ? readFragment(NEED, ref) : undefined
  return (
    <Panel
      title={t('need')}
      description={school.name}
      actions={
        need?.viewerCan.includes('KEEP') ? (
          <Button variant="default" onClick={sheet.open}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      {need ? (
        <Stack gap="xs">
          <BankStateMark state={need.bankState} side="mentee" />
          <Text style={{ whiteSpace: 'pre-line' }} maw="72ch">
            {need.request}
          </Text>
          {need.deficits.length > 0 ? (
            <List size="md" spacing={4}>
              {need.deficits.map((deficit) => (
                <List.Item key={deficit.id}>
                  {deficit.area}{' '}
                  <Text component="span" inherit c="dimmed">
                    {t(`terms:deficitKind.${deficit.kind}`)}, {t(`terms:deficitStatus.${deficit.status}`)}
                  </Text>
                </List.Item>
              ))}
            </List>
          ) : null}
          <Text size="sm" c="dimmed">
            {t('topics', { list: format.list(need.topics.map((topic) => t(`terms:topic.${topic}`))) })}
          </Text>
        </Stack>
      ) : (
        <EmptyState
          icon={IconNeeds}
          title={t('noNeed')}
          hint={t('noNeedHint')}
          action={<Button onClick={sheet.open}>{t('stateNeed')}</Button>}
        />
      )}
      <NeedSheet opened={editing} onClose={sheet.close} schoolId={school.id} person={person} need={ref} own />
    </Panel>
  )
}
