import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** An act that ends signed in: forget what the last reader saw, then open the page they came for. */
export function useEnter<TValues>(act: (values: TValues) => Promise<void>, next = '/') {
  const queryClient = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      queryClient.clear()
      await router.navigate({ href: next, replace: true })
    },
  })
}
