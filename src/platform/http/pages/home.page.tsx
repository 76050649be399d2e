/** まちの入口 — the state of things first, then the doors that open, then what is new. */
import { momentName } from '#kernel/date-name'
import { type Texts, textIn } from '#kernel/language'
import { AsOf } from '#ui/as-of'
import { Doors } from '#ui/doors'
import { Empty } from '#ui/empty'
import { Note } from '#ui/note'
import { Said, T } from '#ui/ruby'
import { Document, type Shell, Wrap } from '#ui/shell'
import { StateBand } from '#ui/state-band'
import type { DoorIcon } from '../site.ts'
import type { HomeSection, HomeState } from './home.ts'
import type { RegionWords } from './region.words.ja.ts'

export type HomePageProps = {
  readonly shell: Shell
  readonly name: string
  readonly state: HomeState | undefined
  readonly doors: readonly {
    readonly icon: DoorIcon
    readonly href: string
    readonly title: Texts
    readonly says: Texts
  }[]
  readonly sections: readonly HomeSection[]
  /** Some door here tells what is in force in an emergency. */
  readonly tellsAlerts: boolean
  readonly words: RegionWords
}

export function HomePage({ shell, name, state, doors, sections, tellsAlerts, words }: HomePageProps) {
  const { language } = shell
  return (
    <Document shell={shell} title={words.today} width="bleed">
      <StateBand
        eyebrow={`${name}　${words.today}`}
        title={state?.title ?? words.nothingYet}
        facts={state?.facts}
        unknown={state?.unknown ?? false}
      >
        {state?.asOf && (
          <AsOf
            at={state.asOf.at}
            time={momentName(state.asOf.at)[language]}
            after={words.asOf}
            old={state.asOf.old}
            more={state.asOf.old ? [words.old] : []}
          />
        )}
      </StateBand>
      <Wrap>
        {doors.length > 0 && (
          <Doors
            label={words.doors}
            doors={doors.map(({ icon, href, title, says }) => ({
              to: icon,
              href,
              name: textIn(title, language).text,
              about: textIn(says, language).text,
            }))}
          />
        )}
        {!tellsAlerts && <Note title={words.noAlertsTitle}>{words.noAlerts}</Note>}
        {sections.map((section) => (
          <Section section={section} />
        ))}
      </Wrap>
    </Document>
  )
}

const Section = ({ section: { title, entries, empty, more } }: { readonly section: HomeSection }) => (
  <section class="flow">
    <h2>
      <T text={title} />
    </h2>
    {entries.length === 0 ? (
      <Empty title={empty.title}>{empty.says}</Empty>
    ) : (
      <ul class="list">
        {entries.map(({ at, time, title: name, href, about, says }) => (
          <li>
            <small class="sub">
              <time datetime={at}>
                <T text={time} />
              </time>
            </small>
            <br />
            <a href={href}>
              <Said text={name} />
            </a>
            <br />
            <span class="sub">
              {about && (
                <>
                  <Said text={about} />
                  {'　'}
                </>
              )}
              <T text={says} />
            </span>
          </li>
        ))}
      </ul>
    )}
    <p>
      <a href={more.href}>
        <T text={more.label} />
      </a>
    </p>
  </section>
)
