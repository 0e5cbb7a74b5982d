// Sends lists one after another. A single one opens its page when it has arrived; of several each is told where it stands, and
// they are opened by hand. What was stopped or failed is not tried again by itself.

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { uploadList } from '#contract/imports'
import type { ListKind } from '#domain/lists'
import { call, type Failure } from '../../call.ts'
import { IMPORTS, importPath } from './wire.ts'

export type About = {
  readonly unit: number
  readonly kind: ListKind
  readonly asOf: string
  readonly sender: string
}

/** A range that was pasted is sent as text. */
export type ListToSend = { readonly fileName: string; readonly content: File | string }

export type Upload = {
  readonly fileName: string
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'stopped'
  readonly importId: string | null
  readonly failure: Failure | null
}

export function useUploads() {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const running = useRef<AbortController | null>(null)
  const change = (at: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((one, index) => (index === at ? { ...one, ...to } : one)))
  const send = async (about: About, lists: readonly ListToSend[]) => {
    const own = new AbortController()
    running.current = own
    setUploads(
      lists.map(({ fileName }) => ({ fileName, state: 'waiting', importId: null, failure: null }) as const),
    )
    for (const [at, list] of lists.entries()) {
      if (own.signal.aborted) break
      change(at, { state: 'sending' })
      const sent = await sendOne(about, list, own.signal)
      if (own.signal.aborted) break
      if (!sent.ok) change(at, { state: 'failed', failure: sent.error })
      else if (lists.length === 1) navigate(importPath(sent.value.importId))
      else change(at, { state: 'sent', importId: sent.value.importId })
      if (lists.length > 1) queries.invalidateQueries({ queryKey: IMPORTS })
    }
    setUploads((all) => all.map((one) => (isUnderWay(one) ? { ...one, state: 'stopped' } : one)))
  }
  return {
    uploads,
    isSending: uploads.some(isUnderWay),
    send,
    stop: () => running.current?.abort(),
  }
}

const isUnderWay = ({ state }: Upload): boolean => state === 'waiting' || state === 'sending'

const sendOne = (about: About, { fileName, content }: ListToSend, signal: AbortSignal) => {
  const isPasted = typeof content === 'string'
  const file = isPasted ? new Blob([content], { type: 'text/plain' }) : content
  const { sender, ...input } = about
  return call(
    uploadList,
    {
      ...{ ...input, fileName },
      ...(sender.trim() === '' ? {} : { sender: sender.trim() }),
      ...(isPasted ? { pasted: 'yes' as const } : {}),
    },
    { file, signal },
  )
}
