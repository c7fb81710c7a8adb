import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Radio,
  Stack,
  Tabs,
  TextInput,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { SaveMark } from '@/shared/ui/SaveMark'
import { StatusMark } from '@/shared/ui/StatusMark'
import { LOOKS } from './pairs'

export function Parts() {
  const [opened, confirm] = useDisclosure(false)
  return (
    <>
      <PageHeader title="Части" description="Кнопки, поля, состояния, окна." />
      <Stack gap="md">
        <Panel title="Кнопки и окна">
          <Group>
            <Button onClick={confirm.open}>Подписать приказ</Button>
            <Button variant="default" onClick={() => notify('Пара создана')}>
              Показать слово
            </Button>
            <Button variant="light">Лёгкая</Button>
            <Button color="brick">Опасная</Button>
            <Button disabled>Нельзя</Button>
            <Button loading>Идёт</Button>
          </Group>
        </Panel>
        <Panel title="Состояния">
          <Group>
            {Object.entries(LOOKS).map(([key, look]) => (
              <StatusMark key={key} {...look} />
            ))}
          </Group>
          <Group mt="sm">
            <SaveMark state={{ kind: 'saving' }} />
            <SaveMark state={{ kind: 'saved', at: '2026-11-21T11:32:00Z' }} />
            <SaveMark state={{ kind: 'offline' }} />
            <SaveMark state={{ kind: 'failed' }} />
          </Group>
        </Panel>
        <Panel title="Поля">
          <Tabs defaultValue="one">
            <Tabs.List>
              <Tabs.Tab value="one">Первая</Tabs.Tab>
              <Tabs.Tab value="two">Вторая</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="one" pt="md">
              <Stack maw={440}>
                <TextInput label="Имя" placeholder="Как в паспорте" description="Подсказка" />
                <TextInput label="С ошибкой" error="Заполните поле" />
                <TextInput label="Закрыто" disabled value="Нельзя менять" />
                <NumberInput label="Сколько пар" min={1} max={10} defaultValue={3} />
                <MultiSelect label="Темы" data={['Методика', 'Воспитание']} defaultValue={['Методика']} />
                <Checkbox label="Показывать имя" defaultChecked />
                <Radio.Group label="Решение">
                  <Group mt={4}>
                    <Radio value="yes" label="Принять" />
                    <Radio value="no" label="Отказаться" />
                  </Group>
                </Radio.Group>
              </Stack>
            </Tabs.Panel>
          </Tabs>
        </Panel>
      </Stack>
      <Confirm
        opened={opened}
        title="Подписать приказ № 12?"
        consequences={['Три пары станут активными с 1 декабря.', 'Приказ нельзя будет отменить.']}
        confirmLabel="Подписать"
        onConfirm={confirm.close}
        onClose={confirm.close}
      />
    </>
  )
}
