import { ActionIcon, Menu, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { signOut } from '@/shared/api/auth'
import { IconDevices, IconPassword, IconPerson, IconSignOut } from '@/shared/ui/icons'

type Props = { name: string; email: string }

export function UserMenu({ name, email }: Props) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" withinPortal={false} width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={t('nav.user', { name })}>
          <IconPerson size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={500} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text size="xs" c="dimmed" fw={400}>
            {email}
          </Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/settings/sessions"
          leftSection={<IconDevices size={16} aria-hidden />}
        >
          {t('nav.sessions')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/settings/password"
          leftSection={<IconPassword size={16} aria-hidden />}
        >
          {t('nav.password')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSignOut size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
