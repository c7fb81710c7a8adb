import { Button, Group, Modal, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IssueSurveyLinksMutation } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { notify } from '@/shared/ui/notify'
import { QrCode } from '@/shared/ui/QrCode'
import classes from './LinksToPrint.module.css'

export type IssuedLink = IssueSurveyLinksMutation['issueSurveyLinks']['links'][number]

type Props = {
  /** Fresh links; an empty list shows nothing. */
  links: readonly IssuedLink[]
  onClose: () => void
  title: string
  closesOn: string
}

/**
 * Personal links as slips of paper, a code and an address each, to be cut apart. They are shown once: who closes this
 * hands out fresh ones.
 */
export function LinksToPrint({ links, onClose, title, closesOn }: Props) {
  const { t } = useTranslation('survey')
  const format = useFormat()
  const copy = (url: string) => void navigator.clipboard.writeText(url).then(() => notify(t('links.copied')))
  return (
    // Built from Modal's parts because Modal.Header is a `<header>`, a second banner to assistive technology.
    <Modal.Root opened={links.length > 0} onClose={onClose} fullScreen>
      <Modal.Content>
        <Modal.Body p="lg">
          <Group className="app-no-print" justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title fw={600} fz="lg" component="h2">
              {t('links.once')}
            </Modal.Title>
            <Modal.CloseButton aria-label={t('links.close')} />
          </Group>
          <Group className="app-no-print" mb="md" gap="xs">
            <Button onClick={() => window.print()}>{t('links.printNow')}</Button>
            <Text size="sm" c="dimmed">
              {t('links.onceHint')}
            </Text>
          </Group>
          <ul className={classes.list}>
            {links.map(({ person, url }) =>
              url ? (
                <li key={person.id} className={classes.slip}>
                  <QrCode text={url} label={t('links.codeOf', { name: person.fullName })} />
                  <div className={classes.words}>
                    <Title order={3} size="h4">
                      {person.fullName}
                    </Title>
                    <Text size="sm">{title}</Text>
                    <Text size="sm" c="dimmed">
                      {t('links.slip', { on: format.dayLong(closesOn) })}
                    </Text>
                    <Text size="xs" className={classes.url}>
                      {url}
                    </Text>
                    <Button className="app-no-print" size="xs" variant="default" onClick={() => copy(url)}>
                      {t('links.copy')}
                    </Button>
                  </div>
                </li>
              ) : null,
            )}
          </ul>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
