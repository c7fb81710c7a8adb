import { ActionIcon, Button, Select, Stack, Text, TextInput } from '@mantine/core'
import type { Key, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFICIT_KINDS, DEFICIT_SOURCES, SEVERITIES } from '@/features/domain/terms/lists'
import type { DeficitSource } from '@/shared/graphql/generated/graphql'
import { IconAdd, IconRemove } from '@/shared/ui/icons'
import classes from './DeficitRows.module.css'

type Field = { error?: ReactNode }

type Line = { source: DeficitSource }

/** Only the teacher assesses themselves; who keeps the bank writes down what a colleague or a test showed. */
const OF_OTHERS = DEFICIT_SOURCES.filter((source) => source !== 'SELF_ASSESSMENT')

type Props = {
  lines: readonly Line[]
  /** The reader's own need: every deficit in it is a self-assessment, so nobody is asked. */
  own: boolean
  keyOf: (path: string) => Key
  fieldOf: (path: string) => Field & Record<string, unknown>
  onAdd: () => void
  onRemove: (index: number) => void
}

/** The deficits behind a need: a kind, an area in words, and how it was found. */
export function DeficitRows({ lines, own, keyOf, fieldOf, onAdd, onRemove }: Props) {
  const { t } = useTranslation(['people', 'terms'])
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{t('need.deficits')}</legend>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('need.deficitsHint')}
        </Text>
        {lines.map((line, index) => (
          <div key={keyOf(`deficits.${index}.area`)} className={classes.row} data-own={own || undefined}>
            <Select
              {...fieldOf(`deficits.${index}.kind`)}
              label={t('need.kind')}
              data={DEFICIT_KINDS.map((kind) => ({ value: kind, label: t(`terms:deficitKind.${kind}`) }))}
              allowDeselect={false}
            />
            {own ? null : (
              <Select
                {...fieldOf(`deficits.${index}.source`)}
                label={t('need.source')}
                data={(line.source === 'SELF_ASSESSMENT' ? DEFICIT_SOURCES : OF_OTHERS).map((source) => ({
                  value: source,
                  label: t(`terms:deficitSource.${source}`),
                }))}
                allowDeselect={false}
              />
            )}
            <Select
              {...fieldOf(`deficits.${index}.severity`)}
              label={t('need.severity')}
              placeholder={t('need.severityNone')}
              data={SEVERITIES.map((severity) => ({
                value: severity,
                label: t(`terms:severity.${severity}`),
              }))}
              clearable
            />
            <TextInput
              {...fieldOf(`deficits.${index}.area`)}
              className={classes.area}
              label={t('need.area')}
              description={t('need.areaHint')}
              withAsterisk
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              className={classes.remove}
              aria-label={t('need.removeDeficit', { number: index + 1 })}
              onClick={() => onRemove(index)}
            >
              <IconRemove size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button variant="default" leftSection={<IconAdd size={16} aria-hidden />} onClick={onAdd}>
            {t('need.addDeficit')}
          </Button>
        </div>
      </Stack>
    </fieldset>
  )
}
