import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ScoreField.module.css'

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

type Props = { label: string; value: number | null; onChange: (score: number) => void }

/** One to ten in one tap: buttons as wide as a thumb, radio buttons to the keyboard. */
export function ScoreField({ label, value, onChange }: Props) {
  const { t } = useTranslation('meetings')
  const name = useId()
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.scores}>
        {SCORES.map((score) => (
          <label key={score} className={classes.score}>
            <input
              type="radio"
              name={name}
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
            />
            {score}
          </label>
        ))}
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{t('score.worst')}</span>
        <span>{t('score.best')}</span>
      </div>
    </fieldset>
  )
}
