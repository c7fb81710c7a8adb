import { Button, Group, Textarea } from '@mantine/core'
import { type ClipboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconPaste } from '@/shared/ui/icons'

type Props = { busy: boolean; onPaste: (content: string) => void }

/** The table out of the clipboard. What Word and Excel put there beside the text keeps its cells. Namespace: roadmaps. */
export function PastePlan({ busy, onPaste }: Props) {
  const { t } = useTranslation('roadmaps')
  const [text, setText] = useState('')
  const [table, setTable] = useState<string>()
  const take = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html')
    // Cells that are pasted over what is there already would belong to two tables.
    if (text.trim() === '' && /<table/i.test(html)) setTable(html)
  }
  const change = (words: string) => {
    // Words that were changed by hand are no longer those of the table.
    if (text !== '') setTable(undefined)
    setText(words)
  }
  return (
    <>
      <Textarea
        label={t('bring.pasteLabel')}
        description={t(table ? 'bring.pasteTable' : 'bring.pasteHint')}
        value={text}
        rows={12}
        onPaste={take}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <Group>
        <Button
          leftSection={<IconPaste size={16} aria-hidden />}
          loading={busy}
          disabled={text.trim() === ''}
          onClick={() => onPaste(table ?? text)}
        >
          {t('bring.read')}
        </Button>
      </Group>
    </>
  )
}
