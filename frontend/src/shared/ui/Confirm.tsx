import { Button, Group, List, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Confirm.module.css'
import { ErrorNote } from './ErrorNote'

type Props = {
  opened: boolean
  /** The act and its object: «Подписать приказ № 12?» */
  title: string
  /** What will be different afterwards, each in a sentence. */
  consequences: readonly string[]
  /** The act as a verb: «Подписать». */
  confirmLabel: string
  tone?: 'calm' | 'danger'
  busy?: boolean
  /** Why the act failed; the dialog stays, so that it is read. */
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Only for acts without a way back: orders, sending, consents. Everything else offers an undo instead. */
export function Confirm(props: Props) {
  const { t } = useTranslation()
  const { opened, title, consequences, confirmLabel, tone = 'calm', busy = false, onConfirm } = props
  const close = () => {
    if (!busy) props.onClose()
  }
  return (
    <Modal.Root opened={opened} onClose={close} centered size="md" classNames={{ content: classes.content }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Modal.Title fw={600} fz="lg" component="h2" mb="xs">
            {title}
          </Modal.Title>
          {consequences.length === 1 ? (
            <Text>{consequences[0]}</Text>
          ) : (
            <List size="md" spacing={4}>
              {consequences.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          )}
          {props.error ? (
            <div className={classes.error}>
              <ErrorNote error={props.error} />
            </div>
          ) : null}
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button variant="default" onClick={close} disabled={busy} data-autofocus>
              {t('app.cancel')}
            </Button>
            <Button color={tone === 'danger' ? 'brick' : 'pine'} loading={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
