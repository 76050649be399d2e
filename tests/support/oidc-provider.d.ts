/** The part of oidc-provider (the other side in a test) that is used; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type OpenIdProvider = {
    readonly callback: () => (request: IncomingMessage, response: ServerResponse) => Promise<void>
    readonly interactionFinished: (request: IncomingMessage, response: ServerResponse, result: object) => Promise<void>
  }
  export const Provider: new (issuer: string, configuration: object) => OpenIdProvider
}
