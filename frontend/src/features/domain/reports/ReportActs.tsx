import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { IconApprove, IconPrint, IconSend } from '@/shared/ui/icons'
import { RowMenu } from '@/shared/ui/RowMenu'
import type { Report } from './report.fragment'
import { useReportActs } from './use-report-acts'

type Props = { report: Report; flush: () => Promise<number | undefined> }

/** What the reader may do with a report that is being written; accepting stands below its rows. Namespace: reports. */
export function ReportActs({ report, flush }: Props) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const acts = useReportActs(report, flush)
  const [asking, setAsking] = useState<'sign' | 'discard'>()
  const may = (action: Report['viewerCan'][number]) => report.viewerCan.includes(action)
  const { overdue } = report.progress
  const missing = report.schools.filter(({ state }) => state === null).length
  const close = () => setAsking(undefined)
  return (
    <>
      {may('PREPARE') ? (
        <Button
          variant={may('SIGN') ? 'default' : 'filled'}
          leftSection={<IconSend size={16} aria-hidden />}
          loading={acts.prepare.isPending}
          onClick={() => acts.prepare.mutate()}
        >
          {t(report.owner.level === 'SCHOOL' ? 'prepare.open' : 'prepare.openMunicipal')}
        </Button>
      ) : null}
      {may('SIGN') ? (
        <Button leftSection={<IconApprove size={16} aria-hidden />} onClick={() => setAsking('sign')}>
          {t('sign.open')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconPrint size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
      {may('DISCARD') ? (
        <RowMenu label={t('more')}>
          <Menu.Item onClick={() => setAsking('discard')}>{t('discard.open')}</Menu.Item>
        </RowMenu>
      ) : null}
      <Confirm
        opened={asking === 'sign'}
        title={t('sign.ask', {
          from: format.dayNumeric(report.from),
          until: format.dayNumeric(report.until),
        })}
        consequences={[
          t('sign.frozen'),
          t(report.owner.level === 'SCHOOL' ? 'sign.toCentre' : 'sign.toAuthority'),
          ...(overdue > 0 ? [t('sign.overdue', { count: overdue })] : []),
          ...(missing > 0 ? [t('sign.missing', { count: missing })] : []),
        ]}
        confirmLabel={t('sign.open')}
        busy={acts.sign.isPending}
        onConfirm={() => acts.sign.mutate(undefined, { onSettled: close })}
        onClose={close}
      />
      <Confirm
        opened={asking === 'discard'}
        title={t('discard.ask')}
        consequences={[t('discard.then')]}
        confirmLabel={t('discard.open')}
        tone="danger"
        busy={acts.discard.isPending}
        error={acts.discard.error}
        onConfirm={() => acts.discard.mutate(undefined, { onSuccess: close })}
        onClose={close}
      />
    </>
  )
}
