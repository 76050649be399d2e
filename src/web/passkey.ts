/**
 * パスキーの島 — the one script of the sign-in pages: asks the browser for a passkey and sends on what it gives.
 *
 * Decides nothing: every check is the server's. Works on any element with `data-passkey` (passkey-button.tsx). Values
 * travel as base64url, which the browser's interface does not speak; no markup is made here (Trusted Types: none).
 */
type Json = { readonly [key: string]: unknown }

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const withIds = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list ?? []) as readonly Json[]).map(
    (each) => ({ ...each, id: bytesOf(String(each['id'])) }) as unknown as PublicKeyCredentialDescriptor,
  )

async function sent(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  })
}

async function proved(options: Json): Promise<Json> {
  const publicKey = {
    ...options,
    challenge: bytesOf(String(options['challenge'])),
    allowCredentials: withIds(options['allowCredentials']),
  } as PublicKeyCredentialRequestOptions
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const answer = given.response as AuthenticatorAssertionResponse
  return {
    ...plain(given),
    response: {
      clientDataJSON: textOf(answer.clientDataJSON),
      authenticatorData: textOf(answer.authenticatorData),
      signature: textOf(answer.signature),
      ...(answer.userHandle ? { userHandle: textOf(answer.userHandle) } : {}),
    },
  }
}

async function made(options: Json): Promise<Json> {
  const user = options['user'] as Json
  const publicKey = {
    ...options,
    challenge: bytesOf(String(options['challenge'])),
    user: { ...user, id: bytesOf(String(user['id'])) },
    excludeCredentials: withIds(options['excludeCredentials']),
  } as unknown as PublicKeyCredentialCreationOptions
  const given = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const answer = given.response as AuthenticatorAttestationResponse
  return {
    ...plain(given),
    response: {
      clientDataJSON: textOf(answer.clientDataJSON),
      attestationObject: textOf(answer.attestationObject),
      transports: answer.getTransports(),
    },
  }
}

const plain = (given: PublicKeyCredential): Json => ({
  id: given.id,
  rawId: textOf(given.rawId),
  type: given.type,
  clientExtensionResults: {},
  ...(given.authenticatorAttachment ? { authenticatorAttachment: given.authenticatorAttachment } : {}),
})

async function ceremony(box: HTMLElement): Promise<string | undefined> {
  const { passkey, optionsAt, answerAt, next, nameField } = box.dataset
  const asked = await sent(optionsAt ?? '', {})
  if (!asked.ok) return undefined
  const options = (await asked.json()) as Json
  const response = passkey === 'create' ? await made(options) : await proved(options)
  const name = nameField ? document.getElementById(nameField) : null
  const answered = await sent(answerAt ?? '', {
    response,
    ...(next === undefined ? {} : { next }),
    ...(name instanceof HTMLInputElement ? { name: name.value } : {}),
  })
  if (!answered.ok) return undefined
  const { to } = (await answered.json()) as { readonly to?: string }
  return to?.startsWith('/') ? to : undefined
}

function wake(box: HTMLElement): void {
  const button = box.querySelector('button')
  const shown = button?.parentElement
  if (!button || !shown) return
  box.querySelector('.sub')?.remove()
  shown.hidden = false
  const says = document.createElement('p')
  says.className = 'err'
  says.setAttribute('role', 'alert')
  button.addEventListener('click', async () => {
    button.disabled = true
    says.remove()
    const to = await ceremony(box).catch(() => undefined)
    if (to !== undefined) return location.assign(to)
    says.textContent = box.dataset['refused'] ?? ''
    box.append(says)
    button.disabled = false
    button.focus()
  })
}

if ('credentials' in navigator && 'PublicKeyCredential' in window)
  for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(box)
