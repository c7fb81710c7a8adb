import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/ru'
import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { parseDay } from './parse-day'

export type DateInputBoxProps = Pick<
  DateInputProps,
  | 'label'
  | 'description'
  | 'error'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'onBlur'
  | 'onFocus'
  | 'minDate'
  | 'maxDate'
  | 'withAsterisk'
  | 'disabled'
>

/** Typed or picked. Mantine's calendar has no names for its buttons and hides in a portal: both are mended here. */
function DateInputBox(props: DateInputBoxProps) {
  const { t, i18n } = useTranslation()
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput
        description={t('date.hint')}
        {...props}
        valueFormat="DD.MM.YYYY"
        dateParser={parseDay}
        hideOutsideDates
        clearable={false}
        popoverProps={{ withinPortal: false }}
        ariaLabels={{
          nextMonth: t('date.nextMonth'),
          previousMonth: t('date.previousMonth'),
          monthLevelControl: t('date.pickMonth'),
          nextYear: t('date.nextYear'),
          previousYear: t('date.previousYear'),
          yearLevelControl: t('date.pickYear'),
          nextDecade: t('date.nextDecade'),
          previousDecade: t('date.previousDecade'),
        }}
      />
    </DatesProvider>
  )
}

// biome-ignore lint/style/noDefaultExport: React.lazy reads the default export
export default DateInputBox
