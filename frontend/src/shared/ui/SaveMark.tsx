import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { IconDone, IconOffline, IconProblem, IconWaiting } from './icons'
import classes from './SaveMark.module.css'

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved' /** RFC 3339 */; at: string }
  | { kind: 'offline' }
  | { kind: 'failed' }

type Props = { state: SaveState }

/** Says, next to what was typed, whether it is kept: «Сохранено 14:32». */
export function SaveMark({ state }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const Icon = ICONS[state.kind]
  const words = {
    clean: () => '',
    saving: () => t('save.saving'),
    saved: () => t('save.saved', { time: state.kind === 'saved' ? format.time(state.at) : '' }),
    offline: () => t('save.offline'),
    failed: () => t('save.failed'),
  } satisfies Record<SaveState['kind'], () => string>
  return (
    <span className={classes.root} role="status" data-state={state.kind}>
      {Icon ? <Icon size={14} aria-hidden /> : null}
      {words[state.kind]()}
    </span>
  )
}

const ICONS = {
  clean: null,
  saving: IconWaiting,
  saved: IconDone,
  offline: IconOffline,
  failed: IconProblem,
} as const satisfies Record<SaveState['kind'], unknown>
