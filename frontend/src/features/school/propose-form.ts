import * as v from 'valibot'
import { FORMATS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import { msg } from '@/shared/i18n/message'
import type { useAppForm } from '@/shared/ui/form/use-app-form'

/** One meeting makes no pair: these formats are kept for the banks and refused for an order. */
export const LASTING = FORMATS.filter((format) => format !== 'FLASH' && format !== 'SPEED')

export const proposeSchema = v.object({
  mentorId: v.pipe(v.nullable(v.string()), v.string(msg('pairs:propose.mentorMissing'))),
  otherMentorIds: v.array(v.string()),
  otherMenteeIds: v.array(v.string()),
  form: v.picklist(FORMS),
  format: v.picklist(FORMATS),
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1, msg('pairs:propose.topicsMissing'))),
  twoWay: v.boolean(),
  returnTopics: v.array(v.picklist(TOPICS)),
})

export type ProposeValues = v.InferInput<typeof proposeSchema>
export type ProposeReady = v.InferOutput<typeof proposeSchema>
export type ProposeApp = ReturnType<typeof useAppForm<ProposeValues, ProposeReady>>
