/**
 * パスキーのボタン — the one place where a sign-in needs a script. Hidden until the island has found that the browser can;
 * until then the words say what else there is. Everything else on these pages works without it.
 */
import { Button } from '#ui/button'

export type PasskeyButtonProps = {
  /** `get`: prove one that exists. `create`: make one. */
  readonly ceremony: 'get' | 'create'
  readonly optionsAt: string
  readonly answerAt: string
  readonly next?: string | undefined
  readonly label: string
  readonly refused: string
  /** Stands in for the button where it cannot work. */
  readonly without: string
  readonly go?: boolean | undefined
  /** id of the field that names the new key. */
  readonly nameField?: string | undefined
}

export function PasskeyButton(props: PasskeyButtonProps) {
  const { ceremony, optionsAt, answerAt, next, label, refused, without, go, nameField } = props
  return (
    <div
      data-passkey={ceremony}
      data-options-at={optionsAt}
      data-answer-at={answerAt}
      data-next={next}
      data-refused={refused}
      data-name-field={nameField}
    >
      <p class="sub">{without}</p>
      <div hidden>
        <Button type="button" kind={go ? 'go' : 'plain'}>
          {label}
        </Button>
      </div>
    </div>
  )
}
