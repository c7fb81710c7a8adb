import { ActionIcon, Fieldset, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconRemove } from '@/shared/ui/icons'
import { EmployeeSelect } from './EmployeeSelect'
import { type PeopleOrder, REWARDS, SEATS } from './kinds'
import { type Line, lineOf } from './people-order-form'

type LinesForm = {
  form: {
    getValues(): { people: Line[] }
    setFieldValue(path: string, value: string | null): void
    removeListItem(path: 'people', index: number): void
    insertListItem(path: 'people', item: Line): void
  }
  // biome-ignore lint/suspicious/noExplicitAny: what Mantine gives for the props of an input
  field(path: string): any
}

type Props = { app: LinesForm; kind: PeopleOrder; schoolId: string }

/** Whom the order names: found by name, added line by line, each with what its kind asks for. */
export function PeopleLines({ app, kind, schoolId }: Props) {
  const { t } = useTranslation('orders')
  const { form } = app
  const lines = form.getValues().people
  // The inputs keep what was typed by themselves, so a line needs a key that goes with it and not with its place.
  const [keys, setKeys] = useState<readonly number[]>([])
  const unused = useRef(0)
  const [substitutes, setSubstitutes] = useState<Record<number, { id: string; fullName: string } | null>>({})
  function add(person: { id: string; fullName: string } | null) {
    if (!person) return
    form.insertListItem('people', lineOf(person))
    const key = unused.current++
    setKeys((now) => [...now, key])
  }
  return (
    <Stack gap="sm">
      {lines.map((line, index) => {
        const key = keys[index] ?? index
        return (
          <Fieldset key={key} legend={line.name}>
            <Group align="flex-start" wrap="nowrap">
              <Stack gap="xs" flex={1}>
                {kind === 'APPROVE_WORKING_GROUP' || kind === 'FORM_ASSOCIATION' ? (
                  <>
                    <Select
                      {...app.field(`people.${index}.seat`)}
                      label={t('people.seat')}
                      data={SEATS.map((seat) => ({ value: seat, label: t(`people.seatOf.${seat}`) }))}
                      allowDeselect={false}
                    />
                    <Textarea
                      {...app.field(`people.${index}.task`)}
                      label={t('people.task')}
                      description={t('people.taskHint')}
                      autosize
                    />
                  </>
                ) : null}
                {kind === 'REWARD_MENTORS' ? (
                  <>
                    <Select
                      {...app.field(`people.${index}.reward`)}
                      label={t('people.reward')}
                      data={REWARDS.map((one) => ({ value: one, label: t(`people.rewardOf.${one}`) }))}
                      allowDeselect={false}
                    />
                    <Textarea
                      {...app.field(`people.${index}.reason`)}
                      label={t('people.reason')}
                      description={t('people.reasonHint')}
                      autosize
                      withAsterisk
                    />
                  </>
                ) : null}
                {kind === 'RELEASE_FOR_EVENT' ? (
                  <EmployeeSelect
                    schoolId={schoolId}
                    label={t('people.substitute')}
                    description={t('people.substituteHint')}
                    value={substitutes[key]?.id ?? null}
                    chosen={substitutes[key] ?? null}
                    onChange={(person) => {
                      form.setFieldValue(`people.${index}.substituteId`, person?.id ?? null)
                      setSubstitutes((now) => ({ ...now, [key]: person }))
                    }}
                    error={app.field(`people.${index}.substituteId`).error}
                    clearable
                  />
                ) : null}
              </Stack>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('people.remove', { name: line.name })}
                onClick={() => {
                  form.removeListItem('people', index)
                  setKeys((now) => now.toSpliced(index, 1))
                }}
              >
                <IconRemove size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </Fieldset>
        )
      })}
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.nobodyYet')}
        </Text>
      ) : null}
      <EmployeeSelect
        key={keys.length}
        schoolId={schoolId}
        label={t('people.add')}
        description={t('people.addHint')}
        value={null}
        onChange={add}
      />
    </Stack>
  )
}
