import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refused, refusedBy, refusedHere } from '@/features/domain/documents/upload-refusal'
import { errorCode } from '@/shared/api/error'
import { type Sent, sendFile } from '@/shared/api/send-file'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { bareId } from '@/shared/lib/ids'
import { notify } from '@/shared/ui/notify'

/** The statuses by which the server says why it did not take a file. */
const REFUSALS = [400, 409, 413, 415] as const

const DISCARD = graphql(/* GraphQL */ `
  mutation DiscardDutyFile($input: DiscardDutyFileInput!) {
    discardDutyFile(input: $input) {
      __typename
    }
  }
`)

/** A file as the form of an execution names it. */
export type ProofFile = { id: string; name: string; size: number }

/** Why a file was not taken: of the file itself, or of the duty that it was brought for. */
export type FileRefusal = Exclude<Refused, 'CHANGED'> | 'CLOSED' | 'TOO_MANY'

function refusalOf(answer: Extract<Sent<unknown>, { ok: false }>): FileRefusal {
  const refused = refusedBy(answer)
  if (refused !== 'CHANGED') return refused
  return /too many/.test(answer.words) ? 'TOO_MANY' : 'CLOSED'
}

type Options = { dutyId: string; onKept: (file: ProofFile) => void }

/** Brings a file of a duty, told how far it is, and takes one away that is not stated. Namespace: common. */
export function useDutyFile({ dutyId, onKept }: Options) {
  const { t } = useTranslation()
  const [share, setShare] = useState(0)
  const [refused, setRefused] = useState<FileRefusal>()
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<{ fileId: string; name: string }>(`/files/duties/${bareId(dutyId)}`, file, {
        onProgress: setShare,
        refusals: REFUSALS,
      }),
    onMutate: () => {
      setShare(0)
      setRefused(undefined)
    },
    onSuccess: (answer, file) => {
      if (!answer.ok) return setRefused(refusalOf(answer))
      onKept({ id: answer.body.fileId, name: answer.body.name, size: file.size })
    },
  })
  const discard = useMutation({
    mutationFn: (fileId: string) => graphqlRequest(DISCARD, { input: { fileId } }),
    // A file that nobody states goes by itself within a day.
    onError: (error) => notify(t(`errors.${errorCode(error)}.title`), 'problem'),
  })
  return {
    share,
    refused,
    error: send.error,
    sending: send.isPending ? send.variables.name : undefined,
    take: (file: File) => {
      const here = refusedHere(file)
      if (!here || here === 'CHANGED') return send.mutate(file)
      send.reset()
      return setRefused(here)
    },
    discard: discard.mutate,
  }
}
