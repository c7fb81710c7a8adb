import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const PUT_IN_USE = graphql(/* GraphQL */ `
  mutation PutProgrammeTemplateInUse($input: PutProgrammeTemplateInUseInput!) {
    putProgrammeTemplateInUse(input: $input) {
      __typename
      ... on PutProgrammeTemplateInUseRefused {
        reason
      }
    }
  }
`)

const RETIRE = graphql(/* GraphQL */ `
  mutation RetireProgrammeTemplate($input: RetireProgrammeTemplateInput!) {
    retireProgrammeTemplate(input: $input) {
      __typename
      ... on RetireProgrammeTemplateRefused {
        reason
      }
    }
  }
`)

const COPY = graphql(/* GraphQL */ `
  mutation CopyProgrammeTemplate($input: CopyProgrammeTemplateInput!) {
    copyProgrammeTemplate(input: $input) {
      __typename
    }
  }
`)

type Template = { id: string; edition: number }

/** Puts a template in use, takes it out of use, takes it over to a school. Namespace: templates. */
export function useTemplateActs() {
  const { t } = useTranslation('templates')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const putInUse = useMutation({
    mutationFn: ({ id, edition }: Template) =>
      graphqlRequest(PUT_IN_USE, { input: { templateId: id, edition } }),
    onSuccess: async ({ putProgrammeTemplateInUse: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'PutProgrammeTemplateInUseDone':
          return notify(t('inUseNow'))
        case 'PutProgrammeTemplateInUseRefused':
          return notify(t(`refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError,
  })

  const retire = useMutation({
    mutationFn: ({ id, edition }: Template) => graphqlRequest(RETIRE, { input: { templateId: id, edition } }),
    onSuccess: async ({ retireProgrammeTemplate: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'RetireProgrammeTemplateDone':
          return notify(t('retiredNow'))
        case 'RetireProgrammeTemplateRefused':
          return notify(t(`refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError,
  })

  const copy = useMutation({
    mutationFn: ({ template, schoolId }: { template: Template; schoolId: string }) =>
      graphqlRequest(COPY, { input: { templateId: template.id, schoolId } }),
    onSuccess: async () => {
      await refresh()
      notify(t('copied'))
    },
    onError,
  })

  return { putInUse, retire, copy }
}
