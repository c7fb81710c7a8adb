import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const optional = v.pipe(v.string(), v.trim())

/** The fields of a person that adding and editing share. */
export const personFields = {
  lastName: text,
  firstName: text,
  patronymic: optional,
  email: v.pipe(
    v.string(),
    v.trim(),
    v.check((email) => email === '' || /^\S+@\S+$/.test(email), msg('common:form.email')),
  ),
  phone: optional,
  birthDate: v.nullable(v.string()),
}

const schema = v.object(personFields)
export type PersonValues = v.InferOutput<typeof schema>

/** What was left blank is not known, which the API says by `null`. */
export function toPersonInput(values: PersonValues) {
  const { lastName, firstName, patronymic, email, phone, birthDate } = values
  return {
    lastName,
    firstName,
    patronymic: patronymic || null,
    email: email || null,
    phone: phone || null,
    birthDate,
  }
}
