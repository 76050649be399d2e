/**
 * 試験用の鍵の機器 — a passkey in software (ES256, attestation "none"), as the browser would hand it to the page.
 *
 * `lax` is the same device, not asking who holds it.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Json = { readonly [key: string]: unknown }
type Ceremonies = {
  readonly make: (options: Json) => Json
  readonly prove: (options: Json) => Json
}
export type Authenticator = Ceremonies & { readonly lax: Ceremonies }

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
const cborBytes = (bytes: Uint8Array): Buffer =>
  Buffer.concat([
    bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]),
    bytes,
  ])

export function softAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const rp = sha256(new URL(origin).hostname)
  let counter = 0
  const clientData = (type: string, challenge: unknown): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const plain = { id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {} }
  const coseKey = (): Buffer => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' }) as { x?: string; y?: string }
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, 'base64url')),
    ])
  }
  const head = (flags: number): Buffer => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([rp, Buffer.from([flags]), count])
  }
  // Present, and verified unless the device is lax; 0x40: a new key is attached.
  const ceremonies = (flags: number): Ceremonies => ({
    make: ({ challenge }) => {
      const authData = Buffer.concat([head(flags | 0x40), Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey()])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(authData),
      ])
      return {
        ...plain,
        response: {
          clientDataJSON: url(clientData('webauthn.create', challenge)),
          attestationObject: url(attestation),
          transports: ['internal'],
        },
      }
    },
    prove: ({ challenge }) => {
      const client = clientData('webauthn.get', challenge)
      const authenticatorData = head(flags)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      return {
        ...plain,
        response: {
          clientDataJSON: url(client),
          authenticatorData: url(authenticatorData),
          signature: url(signature),
        },
      }
    },
  })
  return { ...ceremonies(0x05), lax: ceremonies(0x01) }
}
