import type { Answers } from './draft'
import type { Question } from './survey.query'

export type Section = { name: string; questions: Question[] }

/** The questions section by section, in the order in which they are asked. */
export function sectionsOf(questions: readonly Question[]): Section[] {
  const sections: Section[] = []
  for (const question of questions) {
    const last = sections.at(-1)
    if (last?.name === question.section) last.questions.push(question)
    else sections.push({ name: question.section, questions: [question] })
  }
  return sections
}

/** How many questions have an answer that says something. */
export function completeness(questions: readonly Question[], answers: Answers) {
  const said = questions.filter(({ code }) => (answers[code] ?? []).some((value) => value.trim() !== ''))
  return { answered: said.length, all: questions.length }
}
