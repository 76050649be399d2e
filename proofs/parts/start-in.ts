/** ほかのフォルダで始める — `npm start` as the README says it, in a copy of the program that stands in another folder. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { endChild, endsWithUs } from '../../tests/support/left-over.ts'

export type StartedHere = { readonly origin: string; readonly stop: () => Promise<void> }

const PATIENCE_MILLIS = 60_000

export async function startIn(folder: string, port: number): Promise<StartedHere> {
  const { PATH = '', HOME = '' } = process.env
  // The program itself and not npm around it: a signal to npm is not always passed on.
  const child = endsWithUs(
    spawn('node', [join(folder, 'bin/yuimachi'), 'start'], {
      cwd: folder,
      env: { PATH, HOME, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const origin = `http://localhost:${port}`
  const until = Date.now() + PATIENCE_MILLIS
  while (Date.now() < until && child.exitCode === null) {
    const there = await fetch(`${origin}/livez`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (there) return { origin, stop: async () => void (await endChild(child, 10_000)) }
    await new Promise((done) => setTimeout(done, 100))
  }
  await endChild(child, 1_000)
  throw new Error(`the server did not answer in ${folder}:\n${printed}`)
}
