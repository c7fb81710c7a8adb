import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment, DocumentAction } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { useAct } from '../act/use-act'
import classes from '../documents.module.css'
import { EXPERTISE_LOOK } from '../looks'
import { ConcludeSheet } from './ConcludeSheet'

type Props = {
  document: Document_DocumentFragment
  /** After a conclusion, where the next document of the queue is at hand. */
  onConcluded?: () => void
}

/** What the centre above says of a document: every round, and the steps that are open now. Namespace: documents. */
export function ExpertisePanel({ document, onConcluded }: Props) {
  const { t } = useTranslation('documents')
  const { press, busy } = useAct(document)
  const [opened, sheet] = useDisclosure()
  const may = (action: DocumentAction) => document.viewerCan.includes(action)
  const steps = (['SUBMIT_FOR_EXPERTISE', 'WITHDRAW_FROM_EXPERTISE', 'TAKE_EXPERTISE'] as const).filter(may)
  const concludes = may('CONCLUDE_EXPERTISE')
  if (document.expertises.length === 0 && steps.length === 0 && !concludes) return null
  return (
    <Panel
      title={t('expertise.title')}
      description={document.expertises.length === 0 ? t('expertise.hint') : undefined}
    >
      {document.expertises.length > 0 ? (
        <ol className={classes.list}>
          {document.expertises.map((each) => (
            <li key={each.id} className={classes.entry}>
              <div className={classes.words}>
                <StatusMark
                  {...EXPERTISE_LOOK[each.state]}
                  label={
                    each.conclusion
                      ? t(`expertise.conclusionOf.${each.conclusion}`)
                      : t(`expertise.stateOf.${each.state}`)
                  }
                />
                <Said each={each} />
                {each.remarks ? (
                  <Text size="sm" component="div" mt={4} className={classes.prose}>
                    {each.remarks}
                  </Text>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      <Group gap="xs" mt={document.expertises.length > 0 ? 'sm' : 0} className="app-no-print">
        {steps.map((kind) => (
          <Button
            key={kind}
            variant={kind === 'WITHDRAW_FROM_EXPERTISE' || concludes ? 'default' : 'filled'}
            loading={busy(kind)}
            onClick={() => press.mutate({ kind })}
          >
            {t(`act.${kind}`)}
          </Button>
        ))}
        {concludes ? <Button onClick={sheet.open}>{t('act.CONCLUDE_EXPERTISE')}</Button> : null}
      </Group>
      <ConcludeSheet
        opened={opened}
        onClose={sheet.close}
        document={document}
        {...(onConcluded ? { onConcluded } : {})}
      />
    </Panel>
  )
}

/** Who handed it in, who looks at it, who concluded: each with its moment. */
function Said({ each }: { each: Document_DocumentFragment['expertises'][number] }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return (
    <Text size="sm" c="dimmed" component="div">
      {t('expertise.submitted', { at: format.moment(each.submittedAt), by: each.submittedBy })}
      {each.concludedAt ? (
        <div>
          {t('expertise.concluded', { at: format.moment(each.concludedAt), by: each.concludedBy ?? '' })}
        </div>
      ) : each.takenBy ? (
        <div>{t('expertise.taken', { by: each.takenBy })}</div>
      ) : null}
    </Text>
  )
}
