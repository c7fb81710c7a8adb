import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, readFragment } from '@/shared/graphql/generated'
import type { SchoolKind } from '@/shared/graphql/generated/graphql'
import { Bars } from '@/shared/ui/chart/Bars'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { SetTargetSheet } from './SetTargetSheet'
import { TargetsTable } from './TargetsTable'
import { SUM, TARGET, type TargetRow } from './targets.query'
import { TARGET_INDICATORS } from './targets.search'
import { useApproveTarget } from './use-approve-target'
import { usePercent } from './use-percent'

type Props = {
  placeId: string
  targets: readonly FragmentType<typeof TARGET>[]
  organisations: readonly { kind: SchoolKind; count: number }[]
  maySet: boolean
  /** The running calendar year. */
  year: number
  onMissing?: (target: TargetRow) => void
}

/** The targets of a place, one panel for each fact, with how they are met over the years. Namespace: targets. */
export function OwnTargets({ placeId, targets, organisations, maySet, year, onMissing }: Props) {
  const { t } = useTranslation('targets')
  const percent = usePercent()
  const approve = useApproveTarget()
  const [changed, setChanged] = useState<TargetRow>()
  const [setting, sheet] = useDisclosure()
  const all = targets.map((each) => readFragment(TARGET, each))
  const set = (target?: TargetRow) => {
    setChanged(target)
    sheet.open()
  }
  const add = maySet ? (
    <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={() => set()}>
      {t('add')}
    </Button>
  ) : null
  return (
    <>
      {all.length === 0 ? (
        <Panel title={t('own')} actions={add}>
          <EmptyState title={t('none')} hint={t('noneHint')} />
        </Panel>
      ) : null}
      {TARGET_INDICATORS.filter((each) => all.some(({ indicator }) => indicator === each)).map(
        (indicator, at) => {
          const rows = all.filter((target) => target.indicator === indicator)
          return (
            <Panel
              key={indicator}
              title={t(`indicatorOf.${indicator}`)}
              description={t(`hintOf.${indicator}`)}
              actions={at === 0 ? add : null}
            >
              <Bars
                label={t('chart')}
                whole={100}
                bars={rows.map((target) => {
                  const total = target.standing ? readFragment(SUM, target.standing.total) : undefined
                  return {
                    key: target.id,
                    label: String(target.year),
                    value: total?.factPercent ?? null,
                    planned: (target.inForce ?? target.latest).percent ?? null,
                    printed: percent(total?.factPercent),
                  }
                })}
              />
              <TargetsTable
                caption={t(`indicatorOf.${indicator}`)}
                targets={rows}
                onSet={set}
                onApprove={(target) => approve.mutate(target)}
                {...(onMissing ? { onMissing } : {})}
              />
            </Panel>
          )
        },
      )}
      <SetTargetSheet
        opened={setting}
        onClose={sheet.close}
        placeId={placeId}
        organisations={organisations}
        target={changed}
        year={year}
      />
    </>
  )
}
