/** 道筋 — where a declared route hangs: which patterns, in which language, in which order. */
import type { Language } from '#kernel/language'
import type { Route } from './route.ts'

/** Fixed paths before those with parameters, whatever the order in which modules were composed. */
export const inOrder = (routes: readonly Route[]): readonly Route[] =>
  [...routes].sort(
    (a, b) =>
      Number(a.path.includes(':')) - Number(b.path.includes(':')) || MOUNT_ORDER[a.mount] - MOUNT_ORDER[b.mount],
  )
const MOUNT_ORDER = { root: 0, staff: 1, public: 2 } as const

/** The patterns a route hangs at, each with the language it speaks. */
export function mountsOf(
  route: Pick<Route, 'mount' | 'path'>,
): readonly { readonly pattern: string; readonly language: Language }[] {
  switch (route.mount) {
    case 'root':
      return [{ pattern: route.path, language: 'ja' }]
    case 'staff':
      return [{ pattern: `/:region/staff${route.path}`, language: 'ja' }]
    case 'public':
      return [
        { pattern: `/:region/ja-easy${route.path}`, language: 'ja-easy' },
        { pattern: `/:region/en${route.path}`, language: 'en' },
        { pattern: `/:region${route.path}`, language: 'ja' },
      ]
  }
}

export const hasRoute = (routes: readonly Route[], path: string): boolean => {
  const wanted = `${path}/`.split('/').slice(2).join('/')
  return routes.some(({ mount, path: declared }) => {
    const below = mount === 'staff' ? `staff${declared}` : declared.slice(1)
    return below === wanted || below === wanted.replace(/^(ja-easy|en)\//, '')
  })
}
