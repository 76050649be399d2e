/** 公開のページの数字（試験用） — what the page of an initiative lists of each figure: period, number, where it comes from. */
const bare = (html: string): string => html.replaceAll(/<rt[^>]*>[^<]*<\/rt>|<rp[^>]*>[^<]*<\/rp>|<[^>]+>/g, '').trim()

/** The table with who confirmed it has six columns; the table beside the chart has fewer. */
export const figuresOnPage = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) => [...row.matchAll(/<t([dh])[^>]*>([\s\S]*?)<\/t\1>/g)].map(([, , cell = '']) => bare(cell)))
    .filter((cells) => cells.length === 6 && cells[0] !== '期間')
    .map(([period = '', value = '', source = '']) => [period, value, source])
