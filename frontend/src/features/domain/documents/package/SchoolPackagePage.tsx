import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Package_PackageFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { PlaceSections } from '../../sections/PlaceSections'
import { PACKAGE_LOOK } from './items'
import { type Line, LineAction } from './LineAction'
import { PackageShare } from './PackageShare'
import { PACKAGE } from './package.fragment'
import classes from './package.module.css'
import { schoolPackageQuery } from './package.query'

type Props = { schoolId: string; year: number | undefined }

/** The package of a school year as a checklist: what is there, what is missing, and one step for each. */
export function SchoolPackagePage({ schoolId, year }: Props) {
  const { t } = useTranslation(['package', 'common'])
  const format = useFormat()
  const query = useQuery(schoolPackageQuery(schoolId, year))
  const school = query.data?.viewer?.school
  if (!school)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const kept = readFragment(PACKAGE, school.package)
  return (
    <>
      <PageHeader
        eyebrow={school.name}
        title={t('title')}
        description={kept ? t('lead', { year: format.schoolYear(kept.schoolYear) }) : null}
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="package" />
      {!kept ? (
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      ) : kept.lines.length === 0 ? (
        <EmptyState icon={IconInfo} title={t('nothingRequired')} hint={t('nothingRequiredHint')} />
      ) : (
        <Checklist kept={kept} schoolId={schoolId} />
      )}
    </>
  )
}

function Checklist({ kept, schoolId }: { kept: Package_PackageFragment; schoolId: string }) {
  const { t } = useTranslation('package')
  const lacking = kept.lines.filter(({ status }) => status !== 'CURRENT').length
  return (
    <Panel
      title={t('list')}
      description={lacking > 0 ? t('lacking', { count: lacking }) : t('complete')}
      actions={<PackageShare {...kept} />}
    >
      <ul className={classes.list}>
        {kept.lines.map((line) => (
          <li key={line.item} className={classes.line} data-status={line.status}>
            <div className={classes.words}>
              <Text fw={500} component="div">
                <Proof line={line} />
              </Text>
              <Says line={line} />
            </div>
            <StatusMark {...PACKAGE_LOOK[line.status]} label={t(`status.${line.status}`)} />
            <div className={`${classes.action} app-no-print`}>
              <LineAction line={line} schoolId={schoolId} schoolYear={kept.schoolYear} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The name of a line, which leads to what proves it. */
function Proof({ line }: { line: Line }) {
  const { t } = useTranslation('package')
  const name = t(`item.${line.item}`)
  if (line.documentId)
    return (
      <AnchorLink to="/documents/$documentId" params={{ documentId: bareId(line.documentId) }}>
        {name}
      </AnchorLink>
    )
  if (line.roadmapId)
    return (
      <AnchorLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(line.roadmapId) }}>
        {name}
      </AnchorLink>
    )
  if (line.orderId)
    return (
      <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(line.orderId) }}>
        {name}
      </AnchorLink>
    )
  return name
}

/** Why a line stands as it does. */
function Says({ line }: { line: Line }) {
  const { t } = useTranslation('package')
  const format = useFormat()
  return (
    <Text size="sm" c="dimmed" component="div">
      {line.confirmedOn
        ? t('confirmedBy', { date: format.dayLong(line.confirmedOn), by: line.confirmedBy ?? '' })
        : line.status === 'NEEDS_ACTUALISATION'
          ? t('outdated')
          : t(`hint.${line.item}`)}
    </Text>
  )
}
