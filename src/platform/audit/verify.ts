/**
 * 監査の記録を確かめる — every chain from its first line to its last, against the keys and the checkpoints kept elsewhere.
 *
 * Left out  whether what a line says was right: only that it is the line that was written then, and that none is missing
 */
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import type { Begin } from '../database/tx.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { auditStore, macWith } from './audit.store.ts'
import { type ChainFault, checkpointFaults, openWalk } from './chain.ts'
import { addCheckpoint, checkWith, readCheckpoints } from './checkpoint-file.ts'

export type ChainReport = {
  readonly municipality: Uuid
  readonly lines: number
  readonly checkpoints: number
  /** The first ones; a chain that was written anew has as many as lines. */
  readonly faults: readonly ChainFault[]
  readonly faultCount: number
}

export type VerifyParts = { readonly begin: Begin; readonly ring: KeyRing; readonly folder: string }

const PAGE = 1_000
const SHOWN = 100

export async function verifyChain({ begin, ring, folder }: VerifyParts, municipality: Uuid): Promise<ChainReport> {
  const read = <T>(work: (store: ReturnType<typeof auditStore>) => Promise<T>): Promise<T> =>
    begin({ kind: 'system', municipality, task: 'audit verify' }, (tx) => work(auditStore(tx)))
  const points = await readCheckpoints(folder, municipality)
  const faults: ChainFault[] = []
  let faultCount = 0
  const note = (found: readonly ChainFault[]) => {
    faultCount += found.length
    faults.push(...found.slice(0, SHOWN - faults.length))
  }
  note(checkpointFaults(points, municipality, checkWith(ring)))
  // The head before the lines: what a running server adds meanwhile is beyond it, and never looks cut off.
  const head = await read((store) => store.head())
  let lines = await read((store) => store.page(0, PAGE))
  // A chain that began between the two reads has its head now; one whose head row was taken away has none still.
  const known = head ?? (lines.length > 0 ? await read((store) => store.head()) : undefined)
  const walk = openWalk(
    points.filter((point) => point !== undefined),
    known,
    macWith(ring),
  )
  for (let last = lines.at(-1); last; last = lines.at(-1)) {
    for (const line of lines) note(walk.take(line))
    const { seq } = last
    lines = await read((store) => store.page(seq, PAGE))
  }
  note(walk.end())
  return { municipality, lines: walk.walked(), checkpoints: points.length, faults, faultCount }
}

/** Writes where each chain stands now. Chains without a line have none. */
export async function writeCheckpoints(
  { begin, ring, folder, clock }: VerifyParts & { readonly clock: Clock },
  municipalities: readonly Uuid[],
): Promise<readonly { readonly municipality: Uuid; readonly seq: number; readonly wrote: boolean }[]> {
  const written: { readonly municipality: Uuid; readonly seq: number; readonly wrote: boolean }[] = []
  for (const municipality of municipalities) {
    const head = await begin({ kind: 'system', municipality, task: 'audit checkpoint' }, (tx) => auditStore(tx).head())
    if (!head || head.seq === 0) continue
    const wrote = (await addCheckpoint(folder, municipality, head, ring, clock)) === 'added'
    written.push({ municipality, seq: head.seq, wrote })
  }
  return written
}
