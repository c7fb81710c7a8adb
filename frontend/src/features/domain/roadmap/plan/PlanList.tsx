import { useState } from 'react'
import classes from './PlanList.module.css'
import { PlanRow } from './PlanRow'
import type { PlanDuty, PlanItem } from './plan-item.fragment'

export type PlanLine = { item: PlanItem; duty: PlanDuty | null | undefined }

type Props = {
  roadmapId: string
  rows: readonly PlanLine[]
  /** Whether there are duties to speak of: the plan is or was in force. */
  live: boolean
  /** Whether a row can be opened for what every place did. */
  byPlace: boolean
}

/** The rows of a plan under their sections. */
export function PlanList({ roadmapId, rows, live, byPlace }: Props) {
  const [opened, setOpened] = useState<string>()
  return (
    <ol className={classes.list}>
      {rows.map(({ item, duty }, index) => {
        const words = item.sections.join(' / ')
        const above = rows[index - 1]?.item.sections.join(' / ')
        return (
          <li key={item.id}>
            {words && words !== above ? <h3 className={classes.section}>{words}</h3> : null}
            <PlanRow
              roadmapId={roadmapId}
              item={item}
              duty={duty}
              live={live}
              opened={opened === item.id}
              onOpen={byPlace && live ? (open) => setOpened(open ? item.id : undefined) : undefined}
            />
          </li>
        )
      })}
    </ol>
  )
}
