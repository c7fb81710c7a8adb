import { Button, Checkbox, Input, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { IconMatching, IconOpenDown } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { IMPORTANCES, RECORDED } from './lists'
import classes from './matching.module.css'
import type { Ground } from './matching.query'
import type { MatchingSearch } from './matching.search'

type Props = {
  ground: Ground
  search: MatchingSearch
  onSearch: (patch: Partial<MatchingSearch>) => void
  busy: boolean
  /** Whether there is a run already, so that the next one is another. */
  again: boolean
  onRun: () => void
}

/** What the next run is asked for, in plain words. Every choice stands in the address. */
export function SettingsPanel({ ground, search, onSearch, busy, again, onRun }: Props) {
  const { t } = useTranslation('matching')
  const objective = search.best === 'score' ? 'score' : 'pairs'
  const objectiveId = useId()
  const reachId = useId()
  return (
    <Panel
      title={t('settings')}
      description={t('settingsHint')}
      actions={
        <Button leftSection={<IconMatching size={16} aria-hidden />} loading={busy} onClick={onRun}>
          {again ? t('rerun') : t('run')}
        </Button>
      }
    >
      <div className={classes.settings}>
        <div>
          <Input.Label component="div" id={objectiveId}>
            {t('objective')}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby={objectiveId}
            value={objective}
            onChange={(value) => onSearch({ best: value === 'score' ? 'score' : undefined })}
            data={(['pairs', 'score'] as const).map((value) => ({ value, label: t(`objectiveOf.${value}`) }))}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {t(`objectiveHint.${objective}`)}
          </Text>
        </div>
        {ground.level === 'MUNICIPALITY' ? (
          <div>
            <Input.Label component="div" id={reachId}>
              {t('reach')}
            </Input.Label>
            <SegmentedControl
              fullWidth
              aria-labelledby={reachId}
              value={search.wide ? 'wide' : 'own'}
              onChange={(value) => onSearch({ wide: value === 'wide' ? true : undefined })}
              data={(['own', 'wide'] as const).map((value) => ({ value, label: t(`reachOf.${value}`) }))}
            />
          </div>
        ) : null}
        <Stack gap="xs">
          <Checkbox
            label={t('sameSubject')}
            checked={search.subject ?? false}
            onChange={(event) => onSearch({ subject: event.currentTarget.checked ? true : undefined })}
          />
          <Checkbox
            label={t('heads')}
            checked={search.heads ?? false}
            onChange={(event) => onSearch({ heads: event.currentTarget.checked ? true : undefined })}
          />
          <NumberInput
            label={t('minimum')}
            description={t('minimumHint')}
            min={0}
            max={500}
            allowDecimal={false}
            maw={220}
            value={search.min ?? 0}
            onChange={(value) => onSearch({ min: Number(value) > 0 ? Number(value) : undefined })}
          />
        </Stack>
        <Weights search={search} onSearch={onSearch} />
      </div>
    </Panel>
  )
}

/** Folded until somebody wants it, or has changed it: most runs are as usual. */
function Weights({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const { t } = useTranslation('matching')
  const id = useId()
  const chosen = search.weights ?? {}
  const [opened, { toggle }] = useDisclosure(search.weights !== undefined)
  return (
    <div className={classes.fold}>
      <Button
        variant="subtle"
        aria-expanded={opened}
        aria-controls={id}
        rightSection={<IconOpenDown size={16} aria-hidden className={classes.arrow} data-opened={opened} />}
        onClick={toggle}
      >
        {t('weights')}
      </Button>
      <fieldset className={classes.weights} id={id} hidden={!opened} aria-label={t('weights')}>
        {RECORDED.map((criterion) => (
          <div key={criterion} className={classes.weight}>
            <span id={`${id}-${criterion}`}>{t(`criterion.${criterion}`)}</span>
            <SegmentedControl
              size="xs"
              aria-labelledby={`${id}-${criterion}`}
              value={chosen[criterion] ?? 'NORMAL'}
              onChange={(value) => {
                const importance = IMPORTANCES.find((each) => each === value)
                const { [criterion]: _old, ...others } = chosen
                const weights =
                  importance && importance !== 'NORMAL' ? { ...others, [criterion]: importance } : others
                onSearch({ weights: Object.keys(weights).length > 0 ? weights : undefined })
              }}
              data={IMPORTANCES.map((value) => ({ value, label: t(`importance.${value}`) }))}
            />
          </div>
        ))}
        {search.weights ? (
          <Button variant="subtle" onClick={() => onSearch({ weights: undefined })}>
            {t('weightsReset')}
          </Button>
        ) : null}
      </fieldset>
    </div>
  )
}
