import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { AnswerField } from './AnswerField'
import classes from './answers.module.css'
import type { Answer, Item, Submission } from './submission.query'
import type { AnswersApi } from './use-answers'
import { differs, writtenOf } from './written'

export type RemarksApi = {
  remarks: Readonly<Record<string, string>>
  remark: (code: string, text: string) => void
}

type Props = {
  item: Item
  answer: Answer
  findings: Submission['findings']
  /** For who writes the answers; without it they are read. */
  answers: AnswersApi | undefined
  /** For who may send them back. */
  review: RemarksApi | undefined
}

/** A question with its answer, what the program counts, what was said a campaign ago, and what is wrong. Namespace: monitoring. */
export function AnswerRow({ item, answer, findings, answers, review }: Props) {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const written = answers && writtenOf(answers.written, item.code)
  const isDifferent = written ? differs(item, written.value, answer.computed) : answer.differs
  const wrong = findings.some(({ isRefusal }) => isRefusal)
  const facts = [
    item.isComputed
      ? answer.computed === null
        ? t('noData')
        : t('computed', { value: format.number(answer.computed) })
      : '',
    answer.before === null ? '' : t('before', { value: format.number(answer.before) }),
    item.required ? '' : t('optional'),
  ].filter(Boolean)
  return (
    <li className={classes.row} data-wrong={wrong || undefined}>
      <div>
        <div className={classes.title}>{item.unit ? `${item.title}, ${item.unit}` : item.title}</div>
        <div className={classes.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </div>
        {answer.remark ? <p className={classes.problem}>{t('remark', { text: answer.remark })}</p> : null}
        {findings.map(({ finding, isRefusal }) => (
          <p key={finding} className={isRefusal ? classes.problem : classes.note}>
            {t(`finding.${finding}`)}
          </p>
        ))}
      </div>
      <div className={classes.field}>
        {answers && written ? (
          <>
            <AnswerField
              item={item}
              value={written.value}
              computed={answer.computed}
              onChange={(value) => answers.write(item.code, { value })}
            />
            {isDifferent || written.explanation ? (
              <Textarea
                label={t('explanation')}
                description={t('explanationHint')}
                autosize
                minRows={1}
                maxLength={10_000}
                value={written.explanation}
                onChange={(event) => answers.write(item.code, { explanation: event.currentTarget.value })}
              />
            ) : null}
          </>
        ) : (
          <Said answer={answer} isDifferent={isDifferent} />
        )}
        {review ? (
          <Textarea
            aria-label={t('giveBack.remarkTo', { title: item.title })}
            placeholder={t('giveBack.remark')}
            autosize
            minRows={1}
            maxLength={10_000}
            className="app-no-print"
            value={review.remarks[item.code] ?? ''}
            onChange={(event) => review.remark(item.code, event.currentTarget.value)}
          />
        ) : null}
      </div>
    </li>
  )
}

function Said({ answer, isDifferent }: { answer: Answer; isDifferent: boolean }) {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const { number, yes, text, explanation } = answer
  const said =
    number !== null ? format.number(number) : yes !== null ? t(yes ? 'yes' : 'no') : (text ?? t('unanswered'))
  return (
    <>
      <div className={classes.said}>
        <strong>{said}</strong>
        {isDifferent ? ` – ${t('differsFrom')}` : null}
      </div>
      {explanation ? <p className={classes.note}>{t('explained', { text: explanation })}</p> : null}
    </>
  )
}
