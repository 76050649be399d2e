/** What is nobody's any more: files, exports and packages that nothing reaches from these doors. */
import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  entry: [
    'bin/yuimachi',
    'src/server/cli.ts',
    // Started as a thread of its own, by its path.
    'src/platform/database/embedded-thread.ts',
    // Handed on whole; the migrator asks each for its `up`.
    'src/**/*.migration.ts',
    // The door of a module stands open even while nobody comes through it.
    'src/modules/*/index.ts',
    // Bundled for the browser, one file each.
    'src/web/*.{ts,tsx}',
    'src/**/*.test.{ts,tsx}',
    'tests/support/last.ts',
    'tests/**/*.test.{ts,tsx}',
    'tests/journeys/*.journey.ts',
    // Found by their names.
    'proofs/*.ts',
    // Started as processes of their own, by their paths.
    'proofs/parts/{key-writer,moved-clock,closed-net}.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'proofs/**/*.ts'],
  // Of the system, in tests that need its odd files.
  // Its values are read as text by a test, not imported.
  ignoreDependencies: ['@digital-go-jp/design-tokens'],
  ignoreBinaries: ['mkfifo', 'mount', 'openssl', 'pdftotext', 'umount', 'unshare'],
  // Types are the words of a file's neighbours; a type that is only spoken inside is no dead code.
  rules: { types: 'off', duplicates: 'off' },
  ignoreExportsUsedInFile: true,
}

export default config
