/**
 * 監査の鎖を確かめる — walks the chain of one municipality, oldest first, a page at a time: it may be longer than memory.
 *
 * A checkpoint is what the chain said at some moment, kept elsewhere and signed. The head row of the database is one too,
 * only unsigned: lines that it knows and that are not there were cut off.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { type AuditLine, FIRST } from './entry.ts'

export type ChainFault =
  | { readonly why: 'gap'; readonly seq: number }
  | { readonly why: 'edited'; readonly seq: number }
  | { readonly why: 'brokenLink'; readonly seq: number }
  | { readonly why: 'unknownKey'; readonly seq: number; readonly keyVersion: number }
  /** The head or a checkpoint kept elsewhere knows a line that is not here any more. */
  | { readonly why: 'cutTail'; readonly seq: number }
  /** It knows the line differently: the chain was written anew. */
  | { readonly why: 'checkpointDiffers'; readonly seq: number }
  /** The head row is not that of the chain's last line. */
  | { readonly why: 'headDiffers'; readonly seq: number }
  /** A line of the checkpoint file that nobody with our key has written so. */
  | { readonly why: 'checkpointForged'; readonly line: number }

export type Mark = { readonly seq: number; readonly mac: string }

export type Checkpoint = Mark & {
  readonly municipality: Uuid
  readonly at: Instant
  readonly keyVersion: number
  /** The check of the checkpoint before, so that none can be taken out of the middle of the file. */
  readonly previous: string
  readonly check: string
}

/** What the check of a checkpoint is computed over. */
export const checkpointText = (point: Omit<Checkpoint, 'check'>): string =>
  JSON.stringify(['checkpoint', point.municipality, point.seq, point.mac, point.at, point.keyVersion, point.previous])

/** `macOf` answers undefined for a key version that is not in the ring. */
export type MacOf = (line: Omit<AuditLine, 'mac'>) => string | undefined

export type ChainWalk = {
  /** The next line, oldest first; answers what is wrong with it. */
  readonly take: (line: AuditLine) => readonly ChainFault[]
  /** After the last line: what is known elsewhere and was not met. */
  readonly end: () => readonly ChainFault[]
  readonly walked: () => number
}

/** `head`: the head row as it was before the first line was read; lines added since then are beyond it. */
export function openWalk(checkpoints: readonly Mark[], head: Mark | undefined, macOf: MacOf): ChainWalk {
  const unmet = new Map<number, readonly Mark[]>()
  for (const point of checkpoints) unmet.set(point.seq, [...(unmet.get(point.seq) ?? []), point])
  let headMet = head === undefined || head.seq === 0
  let previous = FIRST
  let expected = 1
  let walked = 0
  return {
    walked: () => walked,
    take: (line) => {
      const faults: ChainFault[] = []
      const { seq } = line
      walked += 1
      if (seq !== expected) faults.push({ why: 'gap', seq: expected })
      // After a gap the link cannot fit; only the gap is told.
      else if (line.previous !== previous) faults.push({ why: 'brokenLink', seq })
      const mac = macOf(line)
      if (mac === undefined) faults.push({ why: 'unknownKey', seq, keyVersion: line.keyVersion })
      else if (mac !== line.mac) faults.push({ why: 'edited', seq })
      if (unmet.get(seq)?.some((point) => point.mac !== line.mac)) faults.push({ why: 'checkpointDiffers', seq })
      unmet.delete(seq)
      if (head?.seq === seq) {
        headMet = true
        if (head.mac !== line.mac) faults.push({ why: 'headDiffers', seq })
      }
      previous = line.mac
      expected = seq + 1
      return faults
    },
    end: () => {
      const cut = new Set([...unmet.keys()].filter((seq) => seq >= expected))
      if (head && !headMet) cut.add(head.seq)
      const faults: ChainFault[] = [...cut].toSorted((a, b) => a - b).map((seq) => ({ why: 'cutTail', seq }))
      // Lines without any head: the head row itself was taken away, and the next line would begin a second chain.
      return head === undefined && walked > 0 ? [...faults, { why: 'headDiffers', seq: expected - 1 }] : faults
    },
  }
}

/** The first checkpoint that is not ours, or does not follow the one before. */
export function checkpointFaults(
  points: readonly (Checkpoint | undefined)[],
  municipality: Uuid,
  checkOf: (point: Omit<Checkpoint, 'check'>) => string | undefined,
): readonly ChainFault[] {
  let previous = FIRST
  const faults: ChainFault[] = []
  points.forEach((point, index) => {
    const ours = point?.municipality === municipality && point.previous === previous && checkOf(point) === point.check
    if (!ours) faults.push({ why: 'checkpointForged', line: index + 1 })
    previous = point?.check ?? previous
  })
  return faults
}
