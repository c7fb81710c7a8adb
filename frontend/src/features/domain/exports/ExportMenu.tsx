import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { saveBlob } from '@/shared/api/file'
import { fetchFileBy } from '@/shared/api/upload'
import { IconDownload } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'

/** The lists that the server hands out as files. */
export type ExportList =
  | 'SCHOOLS'
  | 'EXCEPTIONS'
  | 'TARGETS'
  | 'PEOPLE'
  | 'MENTOR_CARDS'
  | 'NEEDS'
  | 'MENTORSHIPS'
  | 'ORDERS'
  | 'PRACTICES'
  | 'CAMPAIGN'

type Props = {
  list: ExportList
  /** What the viewer may do at the place; without the right the menu is not there. */
  can: readonly string[] | undefined
  /** The place, or the campaign, whose list it is. */
  placeId: string
  /** What the file is called: the title of the list. */
  name: string
  /** The filter of the list's query, as it was sent: the file has the rows of the page, all pages of them. */
  filter?: Record<string, unknown>
  schoolYear?: number | undefined
}

const FORMATS = ['xlsx', 'csv'] as const

/** «Выгрузить»: what is on the screen, as a file. */
export function ExportMenu({ list, can, placeId, name, filter = {}, schoolYear }: Props) {
  const { t } = useTranslation()
  const get = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) => {
      const body = { list, place: placeId, format, filter, schoolYear: schoolYear ?? null }
      saveBlob(await fetchFileBy('/files/exports', body), `${name}.${format}`)
    },
    onError: (error) => notify(t(`errors.${errorCode(error)}.title`), 'problem'),
  })
  if (!can?.includes('EXPORT')) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={get.isPending}
        >
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => get.mutate(format)}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
