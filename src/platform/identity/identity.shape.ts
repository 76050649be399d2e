/** サインインの入力の形 — what the forms and the passkey island may send. Unknown fields are refused. */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { TOKEN } from './token.ts'

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
export const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((id) => id as Uuid),
)
const next = v.optional(text(500), '')

export const nothing = v.strictObject({})
export const nextQuery = v.strictObject({ next: v.optional(text(500)), problem: v.optional(text(20)) })
export const tokenParams = v.strictObject({ token: v.pipe(v.string(), v.regex(TOKEN)) })
export const providerParams = v.strictObject({ provider: uuid })
export const tokenAndProvider = v.strictObject({ ...tokenParams.entries, provider: uuid })

export const passwordForm = v.strictObject({ email: text(320), password: text(1_000), next })
export const codeForm = v.strictObject({
  code: v.pipe(
    text(20),
    v.transform((typed) => typed.normalize('NFKC').replace(/\s/g, '')),
  ),
  next,
})
export const demoForm = v.strictObject({ person: uuid, next })
export const nextForm = v.strictObject({ next })
export const idForm = v.strictObject({ id: uuid })
/** `next`: where to go on in the other town. */
export const postForm = v.strictObject({ municipality: uuid, post: uuid, next })
export const joinForm = v.strictObject({ email: text(320), password: text(1_000), again: text(1_000) })

/** Only its size is bounded here: the library checks what the authenticator signed, part by part. */
const passkeyAnswer = v.record(v.string(), v.unknown())
export const passkeyJson = v.strictObject({ response: passkeyAnswer, next })
export const newPasskeyJson = v.strictObject({ response: passkeyAnswer, name: v.optional(text(60), ''), next })

/** What a provider sends back with the browser (RFC 6749, RFC 9207). What else it sends is not read. */
export const returnQuery = v.strictObject({
  code: v.optional(text(4_000)),
  state: v.optional(text(200)),
  iss: v.optional(text(500)),
  session_state: v.optional(text(500)),
  scope: v.optional(text(500)),
  error: v.optional(text(200)),
  error_description: v.optional(text(2_000)),
  error_uri: v.optional(text(500)),
})

export const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,250}\.[^\s@<>".]{2,}$/
