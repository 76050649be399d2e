/** 表を読む — the rows of every Markdown table of a text, as cells without their backticks; heads and rules left out. */
export function rowsOf(markdown: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let inTable = false
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) inTable = false
    else if (/^\|[\s:|-]+\|$/.test(line)) inTable = true
    else if (inTable)
      rows.push(
        line
          .slice(1, line.lastIndexOf('|'))
          .split('|')
          .map((cell) => cell.trim()),
      )
  }
  return rows
}

/** What stands in backticks. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
