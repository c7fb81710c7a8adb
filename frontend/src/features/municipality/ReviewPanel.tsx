import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import type { MunicipalityOverview } from './municipality.query'

type Props = { practices: MunicipalityOverview['practices']['nodes'] }

/** Practices that wait for the municipality's word. */
export function ReviewPanel({ practices }: Props) {
  const { t } = useTranslation('municipality')
  return (
    <Panel title={t('practices')} description={t('practicesHint')}>
      {practices.length === 0 ? (
        <EmptyState icon={IconDone} title={t('practicesEmpty')} hint={t('practicesEmptyHint')} />
      ) : (
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {practices.map((practice) => (
            <li key={practice.id}>
              <AnchorLink to="/practices/$practiceId" params={{ practiceId: bareId(practice.id) }}>
                {practice.title}
              </AnchorLink>
              <Text size="sm" c="dimmed">
                {practice.school.name}
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Panel>
  )
}
