import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconDone } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import classes from './ImportLines.module.css'
import { type ImportLine, type ImportRun, importLinesQuery } from './import.query'
import { type ImportSearch, SHOWN } from './import.search'
import { LineSays } from './LineSays'
import { LineWords } from './LineWords'
import { type LineChoice, useChooseLines } from './use-choose-lines'
import { VerdictMark } from './VerdictMark'

type Props = {
  run: ImportRun
  search: ImportSearch
  onSearch: (patch: Partial<ImportSearch>) => void
}

/** The lines of the file: what is wrong, who is meant, what changes. */
export function ImportLines({ run, search, onSearch }: Props) {
  const { t } = useTranslation('imports')
  const toSolve = run.counts.some(({ verdict }) => verdict === 'WRONG' || verdict === 'DOUBTFUL')
  const show = search.show ?? (run.state === 'PREVIEWED' && toSolve ? 'problems' : 'all')
  const query = useQuery(importLinesQuery(run.id, run.version, show, search))
  const list = query.data?.viewer?.importById?.lines
  const [choices, setChoices] = useState<Record<number, LineChoice>>({})
  const choose = useChooseLines(run, () => setChoices({}))
  const columns: Column<ImportLine>[] = [
    { id: 'row', header: t('lines.row'), phone: 'labelled', cell: (line) => line.row },
    {
      id: 'verdict',
      header: t('lines.verdict'),
      phone: 'mark',
      cell: (line) => <VerdictMark verdict={line.verdict} />,
    },
    {
      id: 'words',
      header: t('lines.words'),
      phone: 'title',
      cell: (line) => <LineWords run={run} line={line} />,
    },
    {
      id: 'says',
      header: t('lines.says'),
      phone: 'detail',
      cell: (line) => (
        <LineSays
          run={run}
          line={line}
          choice={choices[line.row]}
          onChoice={(choice) =>
            setChoices((now) => {
              const next = { ...now }
              if (choice) next[line.row] = choice
              else delete next[line.row]
              return next
            })
          }
        />
      ),
    },
  ]
  const chosen = Object.keys(choices).length
  return (
    <Panel
      title={t('lines.title')}
      actions={
        chosen > 0 ? (
          <Button loading={choose.isPending} onClick={() => choose.mutate(choices)}>
            {t('lines.saveChoices', { count: chosen })}
          </Button>
        ) : null
      }
    >
      {choose.error ? <ErrorNote error={choose.error} /> : null}
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t('lines.show')}
          value={show}
          data={SHOWN.map((each) => ({ value: each, label: t(`show.${each}`) }))}
          onChange={(value) => onSearch({ show: SHOWN.find((each) => each === value), ...FIRST_PAGE })}
        />
      </div>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('lines.title')}
        columns={columns}
        rows={list?.nodes}
        rowKey={(line) => String(line.row)}
        totalCount={list?.totalCount}
        countLabel={(count) => t('lines.count', { count })}
        empty={<EmptyState icon={IconDone} title={t('lines.empty')} hint={t('lines.emptyHint')} />}
      />
    </Panel>
  )
}
