import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { IconAdd } from '@/shared/ui/icons'
import classes from './route.module.css'
import { another, type StepRow } from './route-form'

export type ProgrammeChoice = { id: string; goal: string }

type Props = {
  years: readonly number[]
  rows: readonly StepRow[]
  /** What is wrong with a line, by its key. */
  problems: ReadonlyMap<number | undefined, string>
  /** The programmes that a year may be carried by. */
  programmes: readonly ProgrammeChoice[]
  onChange: (rows: StepRow[]) => void
}

/** What each school year of a route is for; a line may lie outside when the way was made shorter. Namespace: route. */
export function StepFields({ years, rows, problems, programmes, onChange }: Props) {
  const { t } = useTranslation('route')
  const format = useFormat()
  const all = [...new Set([...years, ...rows.map(({ schoolYear }) => schoolYear)])].toSorted()
  const set = (key: number, patch: Partial<StepRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)))
  return (
    <>
      {all.map((year) => (
        <fieldset key={year} className={classes.formYear}>
          <legend>{format.schoolYear(year)}</legend>
          {rows
            .filter(({ schoolYear }) => schoolYear === year)
            .map((row) => (
              <div key={row.key} className={classes.line}>
                <Textarea
                  label={t('form.direction')}
                  autosize
                  minRows={1}
                  value={row.direction}
                  error={problems.get(row.key)}
                  onChange={(event) => set(row.key, { direction: event.currentTarget.value })}
                />
                <TextInput
                  label={t('form.expected')}
                  value={row.expected}
                  onChange={(event) => set(row.key, { expected: event.currentTarget.value })}
                />
                {programmes.length > 0 ? (
                  <Select
                    label={t('form.programme')}
                    placeholder={t('form.noProgramme')}
                    clearable
                    value={row.programmeId}
                    data={programmes.map(({ id, goal }) => ({ value: id, label: goal }))}
                    onChange={(programmeId) => set(row.key, { programmeId })}
                  />
                ) : null}
              </div>
            ))}
          {years.includes(year) ? (
            <div>
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconAdd size={14} aria-hidden />}
                aria-label={t('form.anotherIn', { year: format.schoolYear(year) })}
                onClick={() => onChange(another(rows, year))}
              >
                {t('form.another')}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
    </>
  )
}
