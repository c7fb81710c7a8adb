import { ActionIcon, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '@/shared/lib/days'
import { DateField } from '@/shared/ui/form/DateField'
import { IconAdd, IconRemove, IconSortDown, IconSortUp } from '@/shared/ui/icons'
import { ACTIVITY_KINDS } from './looks'
import classes from './programme.module.css'

/** What every line of a plan has, whether it stands on a day or not. */
type AnyLine = {
  id?: string | null
  title: string
  kind: (typeof ACTIVITY_KINDS)[number]
  expectedResult: string
}

type Line = AnyLine & { id: string | null; plannedOn: string | null }

/** Any form that has a plan under `activities`. */
type PlanForm<TLine extends AnyLine> = {
  form: {
    getValues(): { activities: TLine[] }
    reorderListItem(path: 'activities', places: { from: number; to: number }): void
    removeListItem(path: 'activities', index: number): void
    insertListItem(path: 'activities', item: TLine): void
  }
  // biome-ignore lint/suspicious/noExplicitAny: what Mantine gives for the props of an input
  field(path: string): any
}

type Props<TLine extends AnyLine> = {
  app: PlanForm<TLine>
  /** Ids of lines that stay as they are. */
  locked?: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** The lines of a plan on its days. */
export function ActivityRows({ app, locked }: Props<Line>) {
  const { t } = useTranslation('programmes')
  return (
    <LineRows
      app={app}
      {...(locked ? { locked } : {})}
      blank={(last: Line | undefined) => ({
        id: null,
        title: '',
        kind: 'CONSULTATION',
        plannedOn: last?.plannedOn ?? today(),
        expectedResult: '',
      })}
      when={(path, stays) => (
        <DateField
          {...app.field(`${path}.plannedOn`)}
          label={t('plannedOn')}
          description={null}
          disabled={stays}
          withAsterisk
        />
      )}
    />
  )
}

type LineProps<TLine extends AnyLine> = Props<TLine> & {
  /** A new line after the last one. */
  blank: (last: TLine | undefined) => TLine
  /** The field that says when a line is due. */
  when: (path: string, stays: boolean) => ReactNode
}

/** The lines of a plan: added, removed, moved by buttons that need no mouse. */
export function LineRows<TLine extends AnyLine>({ app, locked = NONE, blank, when }: LineProps<TLine>) {
  const { t } = useTranslation('programmes')
  const prefix = useId()
  const { form } = app
  const focus = useFocusLater()
  const rows = form.getValues().activities
  // The inputs keep what was typed by themselves, so a line needs a key that goes with it and not with its place.
  const [keys, setKeys] = useState(() => rows.map((_, index) => index))
  const unused = useRef(rows.length)
  const id = (index: number, part: string) => `${prefix}-${index}-${part}`

  function move(from: number, to: number) {
    form.reorderListItem('activities', { from, to })
    setKeys((now) => {
      const rest = now.toSpliced(from, 1)
      return rest.toSpliced(to, 0, ...now.slice(from, from + 1))
    })
    // The button that was pressed goes with its line; at an end the other one takes over.
    const up = to < from ? to > 0 : to === rows.length - 1
    focus(id(to, up ? 'up' : 'down'))
  }
  function add() {
    form.insertListItem('activities', blank(rows.at(-1)))
    const key = unused.current++
    setKeys((now) => [...now, key])
    focus(id(rows.length, 'title'))
  }
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('plan')}</legend>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('planFirst')}
        </Text>
      ) : null}
      <ol className={classes.rows}>
        {rows.map((row, index) => {
          const number = index + 1
          const stays = row.id ? locked.has(row.id) : false
          const path = (field: string) => `activities.${index}.${field}`
          return (
            <li key={keys[index]} className={classes.row}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" c="dimmed">
                  {t('activityNumber', { number })}
                </Text>
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    id={id(index, 'up')}
                    variant="subtle"
                    color="gray"
                    size={34}
                    disabled={index === 0}
                    aria-label={t('moveUp', { number })}
                    onClick={() => move(index, index - 1)}
                  >
                    <IconSortUp size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    id={id(index, 'down')}
                    variant="subtle"
                    color="gray"
                    size={34}
                    disabled={index === rows.length - 1}
                    aria-label={t('moveDown', { number })}
                    onClick={() => move(index, index + 1)}
                  >
                    <IconSortDown size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={34}
                    disabled={stays}
                    aria-label={t('removeActivity', { number })}
                    onClick={() => {
                      form.removeListItem('activities', index)
                      setKeys((now) => now.toSpliced(index, 1))
                      focus(`${prefix}-add`)
                    }}
                  >
                    <IconRemove size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              </Group>
              <TextInput
                {...app.field(path('title'))}
                id={id(index, 'title')}
                label={t('activityTitle')}
                readOnly={stays}
                withAsterisk
              />
              <div className={classes.pair}>
                <Select
                  {...app.field(path('kind'))}
                  label={t('activityKind')}
                  data={ACTIVITY_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
                  allowDeselect={false}
                  disabled={stays}
                />
                {when(`activities.${index}`, stays)}
              </div>
              <TextInput
                {...app.field(path('expectedResult'))}
                label={t('activityExpected')}
                readOnly={stays}
                withAsterisk
              />
            </li>
          )
        })}
      </ol>
      <Button
        id={`${prefix}-add`}
        variant="default"
        mt="sm"
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={add}
      >
        {t('addActivity')}
      </Button>
    </fieldset>
  )
}

/** Focuses an element that the next paint brings: a moved line is drawn anew, and the keyboard must not lose it. */
function useFocusLater(): (id: string) => void {
  const wanted = useRef<string>(undefined)
  useEffect(function focusWhatWasMoved() {
    if (!wanted.current) return
    const node = document.getElementById(wanted.current)
    if (!node) return
    wanted.current = undefined
    node.focus()
  })
  return (id) => {
    wanted.current = id
  }
}
