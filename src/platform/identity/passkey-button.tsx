/**
 * パスキーのボタン — the one place where a sign-in needs a script. Hidden until the island has found that the browser can;
 * everything else on these pages works without it.
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
  readonly go?: boolean | undefined
  /** id of the field that names the new key. */
  readonly nameField?: string | undefined
}

export function PasskeyButton(props: PasskeyButtonProps) {
  const { ceremony, optionsAt, answerAt, next, label, refused, go, nameField } = props
  return (
    <div
      class="tight"
      hidden
      data-passkey={ceremony}
      data-options-at={optionsAt}
      data-answer-at={answerAt}
      data-next={next}
      data-refused={refused}
      data-name-field={nameField}
    >
      <Button type="button" kind={go ? 'go' : 'plain'}>
        {label}
      </Button>
      <p class="err" role="alert" hidden />
    </div>
  )
}
