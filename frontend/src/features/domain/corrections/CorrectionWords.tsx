import { useTranslation } from 'react-i18next'
import type { Correction_RequestFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Facts } from '../people/Facts'
import { CorrectionTerm } from './CorrectionTerm'
import classes from './corrections.module.css'

/** A request in full: what is wrong, what it should be, by when, and what the school says to it. */
export function CorrectionWords({ request }: { request: Correction_RequestFragment }) {
  const { t } = useTranslation('corrections')
  const format = useFormat()
  const prose = (words: string) => <span className={classes.prose}>{words}</span>
  return (
    <Facts
      facts={[
        { label: t('wrong'), value: prose(request.wrong) },
        { label: t('wanted'), value: prose(request.wanted) },
        { label: t('filedOn'), value: format.dayLong(request.filedOn) },
        ...(request.state === 'OPEN'
          ? [
              {
                label: t('term'),
                value: (
                  <>
                    <CorrectionTerm request={request} />
                    {request.dueGround === 'LAW_ALONE' ? (
                      <span className={classes.ground}>{t('termByLaw')}</span>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        ...(request.answer && request.answeredOn
          ? [
              {
                label: t('answerOf', {
                  name: request.answeredBy ?? '',
                  date: format.dayNumeric(request.answeredOn),
                }),
                value: prose(request.answer),
              },
            ]
          : []),
      ]}
    />
  )
}
