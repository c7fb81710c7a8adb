import { Button, Group, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openFile, saveFile } from '@/shared/api/file'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDocument, IconDownload } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  orderId: string
  /** Whom the order concerns. */
  people: readonly { id: string; shortName: string }[]
}

/** What the order says about one person, as a paper of its own. */
export function OrderExtracts({ orderId, people }: Props) {
  const { t } = useTranslation('orders')
  const [chosen, setChosen] = useState(people[0]?.id ?? null)
  const person = people.find(({ id }) => id === chosen)
  const get = useMutation({
    mutationFn: (what: 'view' | 'docx') => {
      const path = `/files/orders/${bareId(orderId)}/extracts/${bareId(chosen ?? '')}`
      return what === 'view'
        ? openFile(`${path}.pdf`)
        : saveFile(`${path}.docx`, `${t('extract.name', { person: person?.shortName ?? '' })}.docx`)
    },
  })
  if (people.length === 0) return null
  return (
    <Panel title={t('extract.title')} description={t('extract.hint')}>
      {get.error ? <ErrorNote error={get.error} /> : null}
      <Group gap="xs" align="flex-end">
        <Select
          label={t('extract.person')}
          data={people.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          searchable
        />
        <Button
          variant="default"
          leftSection={<IconDocument size={16} aria-hidden />}
          loading={get.isPending && get.variables === 'view'}
          disabled={!person}
          onClick={() => get.mutate('view')}
        >
          {t('files.view')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={get.isPending && get.variables === 'docx'}
          disabled={!person}
          onClick={() => get.mutate('docx')}
        >
          {t('files.docx')}
        </Button>
      </Group>
    </Panel>
  )
}
