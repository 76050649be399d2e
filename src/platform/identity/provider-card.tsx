/** 組織のサインインの札 — the ways in through an organisation's own provider. Nothing where the town's pack names none. */
import { Card } from '#ui/card'
import { ja as words } from './identity.words.ja.ts'

export type ProviderLink = { readonly label: string; readonly href: string }

export type ProviderCardProps = {
  readonly title: string
  readonly providers: readonly ProviderLink[]
}

export function ProviderCard({ title, providers }: ProviderCardProps) {
  if (providers.length === 0) return null
  return (
    <Card labelledBy="provider-title">
      <h2 id="provider-title">{title}</h2>
      <p>{words.signIn.providerSays}</p>
      <ul>
        {providers.map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
