import { Text } from '@mantine/core'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import type { ImportLine, ImportRun } from './import.query'

/** The columns by which a reader knows a line again. */
const TELLING = ['FULL_NAME', 'LAST_NAME', 'FIRST_NAME', 'PATRONYMIC', 'SHORT_NAME'] as const
const PAIR = ['MENTOR', 'MENTEE'] as const
const BESIDE = [
  'BIRTH_DATE',
  'POSITION',
  'REQUEST',
  'ORGANISATION_KIND',
  'ORDER_NUMBER',
  'ORDER_DATE',
] as const

type Props = { run: ImportRun; line: ImportLine }

/** What is printed in the line: whose it is, and a little beside it. */
export function LineWords({ run, line }: Props) {
  const cell = (field: string) => {
    const column = run.columns.find((each) => each.field === field)?.column
    return column === undefined ? '' : (line.cells[column] ?? '')
  }
  const words = (fields: readonly string[], glue: string) => fields.map(cell).filter(Boolean).join(glue)
  const name = words(TELLING, ' ') || words(PAIR, ' – ') || line.cells.filter(Boolean).slice(0, 3).join(' · ')
  const became = run.state === 'APPLIED' ? line.subjectId : null
  return (
    <>
      {became?.startsWith('person:') ? (
        <AnchorLink to="/people/$personId" params={{ personId: bareId(became) }}>
          {name}
        </AnchorLink>
      ) : became?.startsWith('mentorship:') ? (
        <AnchorLink to="/pairs/$pairId" params={{ pairId: bareId(became) }}>
          {name}
        </AnchorLink>
      ) : (
        name
      )}
      <Text size="xs" c="dimmed" component="div" lineClamp={2}>
        {words(BESIDE, ' · ')}
      </Text>
    </>
  )
}
