import { ActionIcon, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconMore } from './icons'

type Props = {
  /** Names the object: «Действия: Иванова М. П.» */ label: string /** `Menu.Item`s */
  children: ReactNode
}

/** Rare acts of a row behind one button; the frequent act stands beside it as a button of its own. */
export function RowMenu({ label, children }: Props) {
  return (
    <Menu position="bottom-end" withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={label}>
          <IconMore size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
