import type { OrderState } from '@/shared/graphql/generated/graphql'

export const ORDER_STATES = ['DRAFT', 'SIGNED', 'CANCELLED'] as const satisfies readonly OrderState[]
