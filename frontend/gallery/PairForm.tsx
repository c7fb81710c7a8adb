import { Checkbox, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { SaveMark } from '@/shared/ui/SaveMark'

const required = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const schema = v.object({
  mentor: required,
  startsOn: required,
  goal: v.pipe(v.string(), v.nonEmpty(msg('common:form.required'))),
  consent: v.boolean(),
})

export function PairForm({ onCancel }: { onCancel: () => void }) {
  const [sent, setSent] = useState(false)
  const app = useAppForm({
    schema,
    initialValues: { mentor: null, startsOn: null, goal: '', consent: false },
  })
  return (
    <AppForm
      app={app}
      busy={false}
      submitLabel="Создать пару"
      onCancel={onCancel}
      aside={<SaveMark state={sent ? { kind: 'saved', at: '2026-11-21T11:32:00Z' } : { kind: 'clean' }} />}
      onSubmit={app.submit((values) => {
        setSent(true)
        if (values.goal === 'отказ') app.refuse([{ path: 'mentor', message: 'У наставника уже 3 пары из 3' }])
      })}
    >
      <Select
        key={app.key('mentor')}
        {...app.field('mentor')}
        label="Наставник"
        data={['Орлова Т. Н.', 'Белов А. К.', 'Денисова Е. В.']}
        searchable
        withAsterisk
      />
      <DateField key={app.key('startsOn')} {...app.field('startsOn')} label="Дата начала" withAsterisk />
      <Textarea
        key={app.key('goal')}
        {...app.field('goal')}
        label="Цель работы пары"
        description="Одно-два предложения: что изменится в работе педагога"
        minRows={3}
        autosize
        withAsterisk
      />
      <Checkbox key={app.key('consent')} {...app.check('consent')} label="Наставник согласен устно" />
    </AppForm>
  )
}
