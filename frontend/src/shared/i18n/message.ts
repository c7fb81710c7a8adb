import type { ParseKeys, TypeOptions } from 'i18next'
import { useTranslation } from 'react-i18next'

type Resources = TypeOptions['resources']

/** A translation key with its namespace, `common:form.required`: what travels where no `t` is at hand. */
export type MessageKey = { [N in keyof Resources & string]: `${N}:${ParseKeys<N>}` }[keyof Resources & string]

/** Lets a schema name a message and the compiler check that it exists. */
export const msg = (key: MessageKey): MessageKey => key

/** Prints a stored message: a key is translated now, in the language of now; ready words stay as they are. */
export function useMessage(): (message: unknown) => string | undefined {
  const { t } = useTranslation()
  return (message) => (typeof message === 'string' && message !== '' ? t(message, message) : undefined)
}
