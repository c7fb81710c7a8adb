import { Button, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconSend } from '@/shared/ui/icons'
import classes from './talk.module.css'
import { useComment } from './use-comment'

/** As many characters as the server keeps. */
const MOST = 10_000

/** Where a comment is written: Ctrl+Enter sends it, and what was not sent stays. Namespace: duties. */
export function SayForm({ dutyId }: { dutyId: string }) {
  const { t } = useTranslation('duties')
  const { text, refused, keep, say, busy, error } = useComment(dutyId)
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        say()
      }}
    >
      <Textarea
        label={t('talk.write')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MOST}
        value={text}
        readOnly={busy}
        error={refused}
        onChange={(event) => keep(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', say]])}
      />
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes.send}>
        <Text size="xs" c="dimmed">
          {t('talk.keys')}
        </Text>
        <Button
          type="submit"
          size="sm"
          leftSection={<IconSend size={16} aria-hidden />}
          loading={busy}
          disabled={text.trim() === ''}
        >
          {t('talk.send')}
        </Button>
      </div>
    </form>
  )
}
