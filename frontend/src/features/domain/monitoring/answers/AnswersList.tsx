import { AnswerRow, type RemarksApi } from './AnswerRow'
import classes from './answers.module.css'
import type { Submission } from './submission.query'
import type { AnswersApi } from './use-answers'

type Props = {
  submission: Submission
  findings: Submission['findings']
  answers: AnswersApi | undefined
  review: RemarksApi | undefined
}

/** The questions in their order under their headings, each with its answer. Namespace: monitoring. */
export function AnswersList({ submission, findings, answers, review }: Props) {
  const { items } = submission.campaign
  const sections = [...new Set(items.map(({ section }) => section))]
  const answerTo = (code: string) => submission.answers?.find((answer) => answer.code === code)
  return sections.map((section) => (
    <section key={section} aria-label={section}>
      <h3 className={classes.section}>{section}</h3>
      <ul className={classes.rows}>
        {items.map((item) => {
          const answer = item.section === section ? answerTo(item.code) : undefined
          return answer ? (
            <AnswerRow
              key={item.code}
              item={item}
              answer={answer}
              findings={findings.filter(({ code }) => code === item.code)}
              answers={answers}
              review={review}
            />
          ) : null
        })}
      </ul>
    </section>
  ))
}
