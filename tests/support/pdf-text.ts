/** PDF の文字（試験用） — what a reader of the file would copy out of it, without spaces; needs poppler's pdftotext. */
import { spawnSync } from 'node:child_process'
import type { TestContext } from 'node:test'

/** Undefined where the machine has no pdftotext: the run says so. */
export function pdfText(bytes: Uint8Array, t: Pick<TestContext, 'diagnostic'>): string | undefined {
  const { status, stdout, error } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
  if (error || status !== 0) {
    t.diagnostic('pdftotext がないので、PDF の文字の照合は飛ばしました（poppler-utils で入ります）')
    return undefined
  }
  return stdout.replaceAll(/\s/g, '')
}
