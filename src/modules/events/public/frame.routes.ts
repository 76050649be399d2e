/** 公開ページの枠 — what every page of events for residents is given: what was published, the words, the day. */
import { textIn } from '#kernel/language'
import type { Call } from '#platform/http/call'
import type { Input } from '#platform/http/route'
import type { InLanguages } from '#platform/http/words'
import { en } from './events.words.en.ts'
import { type EventWords, ja } from './events.words.ja.ts'
import { jaEasy } from './events.words.ja-easy.ts'
import { EVENTS_TOPIC, type PublicEvents } from './public-events.ts'

export const WORDS: InLanguages<EventWords> = { ja, 'ja-easy': jaEasy, en }
const NOTHING: PublicEvents = { schema: 1, events: [] }

export function framed(call: Pick<Call<Input>, 'published' | 'region' | 'language' | 'shell' | 'to' | 'clock'>) {
  const { language, region } = call
  const published = call.published<PublicEvents>(EVENTS_TOPIC)
  return {
    value: published?.value ?? NOTHING,
    frame: {
      shell: call.shell({ door: 'events' }),
      to: call.to,
      words: WORDS[language],
      municipality: textIn(region.names, language).text,
      today: call.clock.today(),
      asOf: published && { at: published.madeAt, old: published.freshness === 'old' },
    },
  }
}
