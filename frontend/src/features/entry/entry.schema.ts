import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'

/** The server decides; this only spares a round trip for what is plainly too short. */
export const PASSWORD_MIN = 12

const required = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const email = v.pipe(required, v.email(msg('common:form.email')))
const newPassword = v.pipe(v.string(), v.minLength(PASSWORD_MIN, msg('common:form.passwordShort')))
const repeated = { password: newPassword, repeat: v.string() }

const samePasswords = <T extends { password: string; repeat: string }>({ password, repeat }: T) =>
  password === repeat

export const signInSchema = v.object({
  // Demo addresses have no dot, so the form of the address is the server's business here.
  email: required,
  password: v.pipe(v.string(), v.nonEmpty(msg('common:form.required'))),
})

export const resetRequestSchema = v.object({ email })

export const resetConfirmSchema = v.pipe(
  v.object(repeated),
  v.forward(v.partialCheck([['password'], ['repeat']], samePasswords, msg('common:form.passwordsDiffer')), [
    'repeat',
  ]),
)

export const registerSchema = v.pipe(
  v.object({
    lastName: required,
    firstName: required,
    patronymic: v.pipe(v.string(), v.trim()),
    email,
    ...repeated,
  }),
  v.forward(v.partialCheck([['password'], ['repeat']], samePasswords, msg('common:form.passwordsDiffer')), [
    'repeat',
  ]),
)

export const changePasswordSchema = v.pipe(
  v.object({ current: v.pipe(v.string(), v.nonEmpty(msg('common:form.required'))), ...repeated }),
  v.forward(v.partialCheck([['password'], ['repeat']], samePasswords, msg('common:form.passwordsDiffer')), [
    'repeat',
  ]),
)
