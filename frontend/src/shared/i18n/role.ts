import { useTranslation } from 'react-i18next'

/** «куратор»; a role that this client does not know yet is shown as the server calls it. */
export function useRoleLabel(): (role: string) => string {
  const { t } = useTranslation()
  return (role) => t(`common:role.${role}`, role)
}
