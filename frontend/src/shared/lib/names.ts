const NBSP = '\u00a0'

export type NameParts = { lastName: string; firstName: string; patronymic?: string | null }

/** Иванова Мария Петровна */
export function fullName({ lastName, firstName, patronymic }: NameParts): string {
  return [lastName, firstName, patronymic].filter(Boolean).join(' ')
}

/** Иванова М. П. — bound by no-break spaces, as the rules of office papers ask. */
export function shortName({ lastName, firstName, patronymic }: NameParts): string {
  return [lastName, initial(firstName), initial(patronymic)].filter(Boolean).join(NBSP)
}

function initial(name: string | null | undefined): string {
  const letter = name?.trim().charAt(0)
  return letter ? `${letter.toUpperCase()}.` : ''
}
