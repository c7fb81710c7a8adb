import { useTranslation } from 'react-i18next'
import { CATEGORIES, FORMATS, TOPICS } from '@/features/domain/terms/lists'

/** The words of an option: those of the cards where it is one of theirs. */
export function useOptionLabel() {
  const { t } = useTranslation(['survey', 'terms'])
  return (code: string, option: string): string => {
    const topic = TOPICS.find((each) => each === option)
    const format = FORMATS.find((each) => each === option)
    const category = CATEGORIES.find((each) => each === option)
    if (code === 'topics' && topic) return t(`terms:topic.${topic}`)
    if (code === 'formats' && format) return t(`terms:format.${format}`)
    if (code === 'wantedCategories' && category) return t(`terms:category.${category}`)
    return t(`option.${option}`, option)
  }
}
