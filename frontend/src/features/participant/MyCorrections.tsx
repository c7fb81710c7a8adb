import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { CorrectionStateMark } from '@/features/domain/corrections/CorrectionStateMark'
import { CorrectionWords } from '@/features/domain/corrections/CorrectionWords'
import { CORRECTION } from '@/features/domain/corrections/correction.fragment'
import classes from '@/features/domain/corrections/corrections.module.css'
import { FileCorrection } from '@/features/domain/corrections/FileCorrection'
import { WithdrawCorrection } from '@/features/domain/corrections/WithdrawCorrection'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { Correction_RequestFragment } from '@/shared/graphql/generated/graphql'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'

type Props = {
  requests: readonly FragmentType<typeof CORRECTION>[]
  /** Where the reader works or worked: these keep their data. */
  schools: readonly { id: string; name: string }[]
}

/** What the reader asked to have corrected, and the way to ask. */
export function MyCorrections({ requests, schools }: Props) {
  const { t } = useTranslation('corrections')
  const [filing, sheet] = useDisclosure()
  const rows = readFragment(CORRECTION, requests)
  const file =
    schools.length > 0 ? (
      <Button
        variant={rows.length > 0 ? 'default' : 'filled'}
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={sheet.open}
      >
        {t('file.open')}
      </Button>
    ) : null
  return (
    <Panel title={t('mine')} description={t('mineHint')} actions={rows.length > 0 ? file : null}>
      {rows.length === 0 ? (
        <EmptyState title={t('mineNone')} hint={t('mineNoneHint')} action={file} />
      ) : (
        <ol className={classes.list}>
          {rows.map((request) => (
            <li key={request.id} className={classes.item}>
              <OneRequest request={request} severalSchools={schools.length > 1} />
            </li>
          ))}
        </ol>
      )}
      <FileCorrection opened={filing} onClose={sheet.close} schools={schools} />
    </Panel>
  )
}

type RequestProps = { request: Correction_RequestFragment; severalSchools: boolean }

function OneRequest({ request, severalSchools }: RequestProps) {
  const { t } = useTranslation('corrections')
  const [withdrawing, withdraw] = useDisclosure()
  return (
    <section aria-label={t(`areaOf.${request.area}`)}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="xs">
        <div>
          <Text fw={500}>{t(`areaOf.${request.area}`)}</Text>
          {severalSchools ? (
            <Text size="sm" c="dimmed">
              {request.school.name}
            </Text>
          ) : null}
        </div>
        <CorrectionStateMark state={request.state} />
      </Group>
      <CorrectionWords request={request} />
      {request.viewerCan.includes('WITHDRAW') ? (
        <Button variant="default" mt="sm" className="app-no-print" onClick={withdraw.open}>
          {t('withdraw.open')}
        </Button>
      ) : null}
      <WithdrawCorrection opened={withdrawing} onClose={withdraw.close} correctionId={request.id} />
    </section>
  )
}
