import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sources } from './sources'

const list = readFileSync('src/shared/theme/styles.css', 'utf8')

/** What a component draws with beside its own file. */
const BUILT_OF: Record<string, string[]> = {
  Alert: ['CloseButton'],
  Autocomplete: ['Combobox', 'Input', 'Popover'],
  Checkbox: ['InlineInput'],
  Menu: ['Popover'],
  Modal: ['ModalBase', 'Overlay', 'CloseButton'],
  Drawer: ['ModalBase', 'Overlay', 'CloseButton'],
  MultiSelect: ['Combobox', 'Pill', 'PillsInput', 'Input', 'Popover'],
  NativeSelect: ['Input'],
  Radio: ['InlineInput'],
  Select: ['Combobox', 'Input', 'Popover'],
  Switch: ['InlineInput'],
  Textarea: ['Input'],
  TextInput: ['Input'],
  TagsInput: ['Combobox', 'Pill', 'PillsInput', 'Input', 'Popover'],
}

function usedComponents(): Set<string> {
  const names = sources(/\.tsx?$/).flatMap(([, text]) =>
    [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, inner]) =>
      (inner ?? '').split(',').map((name) => name.trim()),
    ),
  )
  return new Set(
    names.filter((name) => /^[A-Z]\w+$/.test(name)).flatMap((name) => [name, ...(BUILT_OF[name] ?? [])]),
  )
}

it('loads the CSS of every Mantine component in use: a forgotten one breaks the look in silence', () => {
  const missing = [...usedComponents()].filter(
    (name) =>
      existsSync(`node_modules/@mantine/core/styles/${name}.layer.css`) &&
      !list.includes(`/${name}.layer.css`),
  )
  expect(missing).toEqual([])
})
