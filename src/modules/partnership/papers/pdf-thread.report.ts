/** Sets one paper in a thread of its own. Started by `pdf.report.ts`. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// Only these two weights are used; the font comes with the house, so that a paper looks the same on every machine.
const FONTS = [
  import.meta.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
]
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(new URL(font))) }] })
const compiled = compiler.compile({
  mainFileContent: readFileSync(new URL('./paper.typ', import.meta.url), 'utf8'),
  inputs: { paper: workerData as string },
})
const { result: pages } = compiled
if (!pages) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)

/** PDF/UA is refused where a letter has no shape in the font: the paper is tagged all the same then, and not called so. */
function pdfOf(set: typeof pages & object): Buffer {
  try {
    return compiler.pdf(set, { pdfStandard: 'ua-1', pdfTags: true })
  } catch {
    return compiler.pdf(set, { pdfTags: true })
  }
}
parentPort?.postMessage(Uint8Array.from(pdfOf(pages)))
