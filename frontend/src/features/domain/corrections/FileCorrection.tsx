import { List, Select, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { CorrectionArea } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { AppForm } from '@/shared/ui/form/AppForm'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { CORRECTION_AREAS } from './lists'

const FILE = graphql(/* GraphQL */ `
  mutation FileCorrection($input: FileCorrectionInput!) {
    fileCorrection(input: $input) {
      __typename
      ... on FileCorrectionRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  schoolId: text,
  area: v.pipe(
    v.nullable(v.picklist(CORRECTION_AREAS)),
    v.picklist(CORRECTION_AREAS, msg('common:form.required')),
  ),
  wrong: text,
  wanted: text,
})

type Props = { opened: boolean; onClose: () => void; schools: readonly { id: string; name: string }[] }

/** What is wrong in one's own data, and what it should be. */
export function FileCorrection({ opened, onClose, schools }: Props) {
  const { t } = useTranslation('corrections')
  return (
    <SideSheet opened={opened} onClose={onClose} title={t('file.title')} description={t('file.hint')}>
      <Form onClose={onClose} schools={schools} />
    </SideSheet>
  )
}

function Form({ onClose, schools }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('corrections')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const app = useAppForm({
    schema,
    initialValues: {
      schoolId: schools[0]?.id ?? '',
      area: null as CorrectionArea | null,
      wrong: '',
      wanted: '',
    },
  })
  const save = useMutation({
    mutationFn: (input: v.InferOutput<typeof schema>) => graphqlRequest(FILE, { input }),
    onSuccess: async ({ fileCorrection: answer }) => {
      switch (answer.__typename) {
        case 'FileCorrectionDone':
          await refresh()
          notify(t('file.done'))
          return onClose()
        case 'FileCorrectionRefused':
          return app.refuse([{ path: 'area', message: t(`file.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('file.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      {schools.length > 1 ? (
        <Select
          key={app.key('schoolId')}
          {...app.field('schoolId')}
          label={t('school')}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
        />
      ) : null}
      <Select
        key={app.key('area')}
        {...app.field('area')}
        label={t('area')}
        placeholder={t('areaChoose')}
        data={CORRECTION_AREAS.map((value) => ({ value, label: t(`areaOf.${value}`) }))}
        allowDeselect={false}
        withAsterisk
      />
      <Textarea
        key={app.key('wrong')}
        {...app.field('wrong')}
        label={t('wrong')}
        autosize
        minRows={2}
        withAsterisk
      />
      <Textarea
        key={app.key('wanted')}
        {...app.field('wanted')}
        label={t('wanted')}
        description={t('file.wantedHint')}
        autosize
        minRows={2}
        withAsterisk
      />
      <div>
        <Text fw={500}>{t('file.next')}</Text>
        <List size="sm" spacing={4} mt={4}>
          <List.Item>{t('file.consequence.readers')}</List.Item>
          <List.Item>{t('file.consequence.terms')}</List.Item>
          <List.Item>{t('file.consequence.answer')}</List.Item>
        </List>
      </div>
    </AppForm>
  )
}
