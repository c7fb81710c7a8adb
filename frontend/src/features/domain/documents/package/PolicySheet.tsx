import { Checkbox, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { PackageItem } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { SideSheet } from '@/shared/ui/SideSheet'
import { PACKAGE_ITEMS } from './items'

const SET = graphql(/* GraphQL */ `
  mutation SetPackagePolicy($input: SetPackagePolicyInput!) {
    setPackagePolicy(input: $input) {
      __typename
      ... on SetPackagePolicyConflict {
        current {
          required
          version
        }
      }
    }
  }
`)

const schema = v.object({ required: v.array(v.picklist(PACKAGE_ITEMS)) })

type Policy = { required: readonly PackageItem[]; version: number }
type Props = { opened: boolean; onClose: () => void; municipalityId: string; policy: Policy }

/** What every school of the municipality must have. Namespace: package. */
export function PolicySheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('package')
  return (
    <SideSheet
      opened={opened}
      onClose={rest.onClose}
      title={t('policy.title')}
      description={t('policy.hint')}
    >
      <Form {...rest} />
    </SideSheet>
  )
}

function Form({ onClose, municipalityId, policy }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('package')
  const refresh = useRefresh()
  const [version, setVersion] = useState(policy.version)
  const app = useAppForm({ schema, initialValues: { required: [...policy.required] } })
  const save = useMutation({
    mutationFn: ({ required }: v.InferOutput<typeof schema>) =>
      graphqlRequest(SET, { input: { municipalityId, version, required } }),
    onSuccess: async ({ setPackagePolicy: answer }) => {
      switch (answer.__typename) {
        case 'SetPackagePolicyDone':
          await refresh()
          notify(t('policy.done'))
          return onClose()
        case 'SetPackagePolicyConflict':
          // What the reader ticked stays; saving once more is their word against the other.
          setVersion(answer.current.version)
          return app.refuse([
            {
              message: t('policy.conflict', {
                list: answer.current.required.map((item) => t(`item.${item}`)).join(', '),
              }),
            },
          ])
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
      submitLabel={t('policy.submit')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <Checkbox.Group key={app.key('required')} {...app.field('required')} label={t('policy.required')}>
        <Stack gap="xs" mt="xs">
          {PACKAGE_ITEMS.map((item) => (
            <Checkbox key={item} value={item} label={t(`item.${item}`)} description={t(`hint.${item}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </AppForm>
  )
}
