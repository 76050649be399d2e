/**
 * 紙の PDF — the same paper as PDF/UA by typst: tagged, Japanese, A4. Set in a thread of its own, one at a time; whoever asks
 * for the same one while it is there or being made gets the same bytes.
 *
 * Limits    30 seconds for a paper; the newest 24 stay in memory
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Instant } from '#kernel/instant'
import { localDateAt } from '#kernel/instant'
import type { Paper } from './paper.ts'

export type PdfPaper = Paper & {
  /** What the file is called in a list of files and read out first. */
  readonly name: string
  readonly author: string
  /** Above the title, and above every page from the second on. */
  readonly over: string
  readonly under: string
  /** At the foot of every page, beside its number. */
  readonly foot: string
  readonly made: Instant
}
type Pdf = Uint8Array<ArrayBuffer>

const MOST_MILLIS = 30_000
const MOST_KEPT = 24

let turn: Promise<unknown> = Promise.resolve()
const kept = new Map<string, Promise<Pdf>>()

/**
 * Kept by all that it says and not by a version number, which a restored database may give out twice. A paper that could
 * not be set is tried again when it is next asked for.
 */
export function pdfOf(paper: PdfPaper): Promise<Pdf> {
  const data = dataOf(paper)
  const key = createHash('sha256').update(data).digest('base64url')
  const made = kept.get(key) ?? inTurn(data)
  // Asked for last, so it goes last.
  kept.delete(key)
  kept.set(key, made)
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old)
  made.catch(() => kept.delete(key))
  return made
}

function inTurn(data: string): Promise<Pdf> {
  const mine = turn.then(() => inThread(data))
  turn = mine.catch(() => undefined)
  return mine
}

/** Half of a pair and unseen marks have no place on paper, and typst would refuse the whole of it. */
const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')

function dataOf({ made, ...paper }: PdfPaper): string {
  const [year, month, day] = localDateAt(made).split('-').map(Number)
  return JSON.stringify({ ...paper, made: { year, month, day } }, (_, value: unknown) =>
    typeof value === 'string' ? clean(value) : value,
  )
}

const inThread = (data: string): Promise<Pdf> =>
  new Promise((done, failed) => {
    const thread = new Worker(new URL('./pdf-thread.report.ts', import.meta.url), { workerData: data })
    const fail = (error: Error): void => {
      clearTimeout(timer)
      failed(error)
      void thread.terminate()
    }
    const timer = setTimeout(() => fail(new Error('setting a paper took too long')), MOST_MILLIS)
    thread.once('message', (bytes: Pdf) => {
      clearTimeout(timer)
      done(bytes)
      void thread.terminate()
    })
    thread.once('error', fail)
    thread.once('exit', (code) => fail(new Error(`the thread that sets a paper ended with ${code}`)))
  })
