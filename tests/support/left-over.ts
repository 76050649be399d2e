/**
 * 後始末 — processes and folders that a test or a proof has made, ended and removed when this process ends, however it ends.
 *
 * Left out  an end by SIGKILL: then only the operating system's temporary folder keeps what was left
 */
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const children = new Set<ChildProcess>()
const folders = new Set<string>()

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) removeFolder(folder)
})

export function endsWithUs(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => void children.delete(child))
  return child
}

/** Short, because a Unix socket inside it must fit into 107 bytes. */
export function tempFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `yui-${name}-`)))
  folders.add(folder)
  return folder
}

export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  } catch {
    // A folder that a proof has made read-only.
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  }
  folders.delete(folder)
}

/** Asks politely, then insists. Answers how the process ended. */
export async function endChild(child: ChildProcess, patienceMillis: number): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMillis)
  await ended
  clearTimeout(insist)
  return child.exitCode ?? child.signalCode
}
