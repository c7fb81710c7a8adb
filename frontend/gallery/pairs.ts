import { IconActive, IconCompleted, IconDraft, IconPaused, IconProblem } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export type State = 'ACTIVE' | 'DRAFT' | 'PAUSED' | 'ENDED' | 'OVERDUE'
export type Pair = {
  id: string
  mentee: string
  position: string
  mentor: string
  school: string
  state: State
  meetings: number
  due: string
}

export const LOOKS = {
  ACTIVE: { icon: IconActive, tone: 'active', label: 'Активна' },
  DRAFT: { icon: IconDraft, tone: 'neutral', label: 'Ожидает согласия' },
  PAUSED: { icon: IconPaused, tone: 'attention', label: 'Приостановлена' },
  ENDED: { icon: IconCompleted, tone: 'done', label: 'Завершена' },
  OVERDUE: { icon: IconProblem, tone: 'problem', label: 'Просрочена' },
} satisfies Record<State, StatusLook & { label: string }>

const NAMES = [
  'Щёткина Жанна Юрьевна',
  'Абдуллаева Мадина Руслановна',
  'Кузнецов Пётр Ильич',
  'Ёлкина Софья Андреевна',
  'Рябов Глеб Олегович',
  'Цветкова Нина Павловна',
]
const STATES: State[] = ['ACTIVE', 'DRAFT', 'PAUSED', 'ENDED', 'OVERDUE']
const SCHOOLS = ['МБОУ «СОШ № 89»', 'МАОУ СФМЛ', 'МБДОУ «Детский сад № 7»']

export const pairs: Pair[] = Array.from({ length: 20 }, (_, index) => ({
  id: String(index),
  mentee: NAMES[index % NAMES.length] ?? '',
  position: index % 2 ? 'учитель математики' : 'воспитатель',
  mentor: ['Орлова Т. Н.', 'Белов А. К.'][index % 2] ?? '',
  school: SCHOOLS[index % SCHOOLS.length] ?? '',
  state: STATES[index % STATES.length] ?? 'ACTIVE',
  meetings: (index * 7) % 13,
  due: `${(index % 27) + 1} дек.`,
}))
