/** お試しのサインインの画面 — a link only shows who it is for; it is used when the button is pressed. */
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { Document, type Shell } from '#ui/shell'
import { ja as words } from './identity.words.ja.ts'

export type DemoLinkPageProps = { readonly shell: Shell; readonly name: string; readonly action: string }

export const DemoLinkPage = ({ shell, name, action }: DemoLinkPageProps) => (
  <Document shell={shell} title={words.demoLink.title} width="narrow">
    <h1>{words.demoLink.title}</h1>
    <p class="lead">{words.demoLink.lead(name)}</p>
    <Form action={action}>
      <Button kind="go" large>
        {words.demoLink.button}
      </Button>
    </Form>
  </Document>
)
