import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { IconApprove } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { EndorseSheet } from './act/EndorseSheet'
import classes from './documents.module.css'

/** What bodies did with a document: considered, agreed, gave an opinion, approved. Namespace: documents. */
export function DocumentEndorsements({ document }: { document: Document_DocumentFragment }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const [opened, sheet] = useDisclosure()
  const may = document.viewerCan.includes('ENDORSE')
  if (document.endorsements.length === 0 && !may) return null
  return (
    <Panel
      title={t('endorsement.title')}
      actions={
        may ? (
          <Button variant="default" leftSection={<IconApprove size={16} aria-hidden />} onClick={sheet.open}>
            {t('endorsement.open')}
          </Button>
        ) : null
      }
    >
      {document.endorsements.length > 0 ? (
        <ul className={classes.list}>
          {document.endorsements.map((each) => (
            <li key={`${each.kind} ${each.body} ${each.date}`} className={classes.entry}>
              <IconApprove size={18} aria-hidden className={classes.icon} />
              <div className={classes.words}>
                <Text fw={500} component="div">
                  {t(`endorsement.kindOf.${each.kind}`)}: {each.body}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {each.minutesNumber
                    ? t('endorsement.minutes', {
                        number: each.minutesNumber,
                        date: format.dayNumeric(each.date),
                      })
                    : format.dayNumeric(each.date)}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" c="dimmed">
          {t('endorsement.none')}
        </Text>
      )}
      <EndorseSheet opened={opened} onClose={sheet.close} document={document} />
    </Panel>
  )
}
