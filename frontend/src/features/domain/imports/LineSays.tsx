import { List, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import type { ImportLine, ImportRun } from './import.query'
import type { LineChoice } from './use-choose-lines'

type Props = {
  run: ImportRun
  line: ImportLine
  choice: LineChoice | undefined
  onChoice: (choice: LineChoice | undefined) => void
}

/** What is to be put right, chosen, or changed. */
export function LineSays({ run, line, choice, onChoice }: Props) {
  const { t } = useTranslation('imports')
  if (line.problems.length > 0) return <Problems line={line} />
  if (line.verdict === 'DOUBTFUL' && run.state === 'PREVIEWED') {
    return <WhoIsMeant line={line} choice={choice} onChoice={onChoice} />
  }
  if (line.changes.length === 0) return null
  return (
    <Text size="sm" component="div">
      {line.changes.map((change) => (
        <div key={change.field}>
          {t(`field.${change.field}`)}: {change.from ? <Value text={change.from} /> : t('lines.nothing')} →{' '}
          {change.to ? <Value text={change.to} /> : t('lines.nothing')}
        </div>
      ))}
    </Text>
  )
}

/** «A7: «32.01.1990» — не дата. Запишите, например, 01.09.2024.» */
function Problems({ line }: { line: ImportLine }) {
  const { t } = useTranslation('imports')
  return (
    <List size="sm" spacing={2}>
      {line.problems.map((problem) => (
        <List.Item key={`${problem.field}${problem.kind}${problem.value}`}>
          <Text span fw={500} size="sm">
            {problem.letters ? `${problem.letters}${line.row}, ` : ''}
            {t(`field.${problem.field}`)}:
          </Text>{' '}
          {problem.value ? `«${problem.value}» — ` : ''}
          {t(`problem.${problem.kind}.what`, { limit: problem.limit ?? 0, row: problem.row ?? 0 })}{' '}
          {t(`problem.${problem.kind}.remedy`, { limit: problem.limit ?? 0, row: problem.row ?? 0 })}
          <Alike people={problem.candidates} />
        </List.Item>
      ))}
    </List>
  )
}

/** «Похожие: Иванова Анна Павловна, 17.05.1990, учитель; …» */
function Alike({ people }: { people: ImportLine['candidates'] }) {
  const { t } = useTranslation('imports')
  const inWords = useCandidate()
  if (people.length === 0) return null
  return ` ${t('lines.alike')} ${people.map(inWords).join('; ')}.`
}

/** Somebody who may be meant, as a reader tells them from others. */
function useCandidate() {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return ({ fullName, birthDate, position }: ImportLine['candidates'][number]) => {
    const born = birthDate ? format.dayNumeric(birthDate) : t('lines.bornUnknown')
    return [fullName, born, position ?? t('lines.elsewhere')].join(', ')
  }
}

function WhoIsMeant({ line, choice, onChoice }: Omit<Props, 'run'>) {
  const { t } = useTranslation('imports')
  const inWords = useCandidate()
  const people = line.candidates.map((each) => ({ value: each.personId, label: inWords(each) }))
  const data = [
    ...people,
    { value: 'NEW', label: t('lines.somebodyElse') },
    { value: 'SKIP', label: t('lines.skip') },
  ]
  const value = choice ? (choice.choice === 'SAME' ? choice.personId : choice.choice) : null
  return (
    <Select
      aria-label={t('lines.whoIsMeant', { row: line.row })}
      placeholder={t('lines.choose')}
      data={data}
      value={value ?? null}
      clearable
      onChange={(picked) => {
        if (picked === null) onChoice(undefined)
        else if (picked === 'NEW' || picked === 'SKIP') onChoice({ choice: picked })
        else onChoice({ choice: 'SAME', personId: picked })
      }}
    />
  )
}

/** A date as dates are printed, yes and no in words, anything else as it stands. */
function Value({ text }: { text: string }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  if (text === 'true' || text === 'false') return t(`lines.${text === 'true' ? 'yes' : 'no'}`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.dayNumeric(text)
  return `«${text}»`
}
