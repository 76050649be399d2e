/**
 * TLSの入口 — what stands in front of a live server, on loopback: a certificate made here, https outside, http inside.
 *
 *   const front = await openTlsFront({ port, to: appPort })
 *   await openChromium([`--ignore-certificate-errors-spki-list=${front.keyHash}`])    a passkey needs a trusted key
 *
 * It adds the caller to `X-Forwarded-For` as a proxy does: what a browser puts there itself stands for the desk it is at.
 */
import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { removeFolder, tempFolder } from './left-over.ts'

export type TlsFront = {
  readonly origin: string
  /** SHA-256 of the certificate's public key, base64: by it a browser trusts exactly this one. */
  readonly keyHash: string
  readonly close: () => void
}

export async function openTlsFront({ port, to }: { readonly port: number; readonly to: number }): Promise<TlsFront> {
  const { key, cert } = madeCertificate()
  const server = createServer({ key, cert }, (incoming, answer) => {
    const { method, url, headers } = incoming
    const chain = [headers['x-forwarded-for'], incoming.socket.remoteAddress].flat().filter(Boolean).join(', ')
    const forwarded = { ...headers, 'x-forwarded-for': chain, 'x-forwarded-proto': 'https' }
    const inside = request(
      { host: '127.0.0.1', port: to, method, path: url, headers: forwarded, agent: false },
      (said) => {
        answer.writeHead(said.statusCode ?? 502, said.headers)
        said.pipe(answer)
      },
    )
    inside.on('error', () => {
      if (!answer.headersSent) answer.writeHead(502)
      answer.end()
    })
    incoming.pipe(inside)
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done))
  return {
    origin: `https://localhost:${port}`,
    keyHash: createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const CERTIFICATE = [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
  ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
]

function madeCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = tempFolder('tls')
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    execFileSync('openssl', [...CERTIFICATE, '-keyout', key, '-out', cert], { stdio: 'pipe' })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    removeFolder(folder)
  }
}
