import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { IconAdd, IconDone } from '@/shared/ui/icons'
import type { RoadmapSearch } from '../roadmap.search'

type Props = {
  roadmap: RoadmapHead_RoadmapFragment
  search: RoadmapSearch
  busy: boolean
  onSearch: (patch: Partial<RoadmapSearch>) => void
  onCheckSure: () => void
  onAdd: () => void
}

/** How far the checking is, what is shown, what is done for all rows at once. Namespace: plan. */
export function CheckBar({ roadmap, search, busy, onSearch, onCheckSure, onAdd }: Props) {
  const { t } = useTranslation('plan')
  const { itemsTotal: total, itemsChecked: checked, itemsDoubtful: doubtful } = roadmap
  return (
    <Group justify="space-between" gap="sm" mb="sm">
      <div>
        <Text fw={500} role="status">
          {t('bar.checked', { checked, total })}
          {doubtful > 0 ? `. ${t('bar.doubtful', { count: doubtful })}` : ''}
        </Text>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('bar.keys')}
        </Text>
      </div>
      <Group gap="xs">
        <SegmentedControl
          aria-label={t('bar.show')}
          value={search.only ?? 'all'}
          onChange={(only) => onSearch({ only: only === 'doubts' ? 'doubts' : undefined })}
          data={[
            { value: 'all', label: t('bar.all') },
            { value: 'doubts', label: t('bar.doubts') },
          ]}
        />
        <Button
          variant="default"
          leftSection={<IconDone size={16} aria-hidden />}
          loading={busy}
          onClick={onCheckSure}
        >
          {t('bar.checkSure')}
        </Button>
        <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={onAdd}>
          {t('row.add')}
        </Button>
      </Group>
    </Group>
  )
}
