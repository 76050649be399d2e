/** 処理の記録を書く — `npm run records`: docs/explanation/processing-records.md from the declarations. */
import { writeFileSync } from 'node:fs'
import { recordOfProcessing } from '#platform/retention/record-of-processing.report'
import { allRetention } from '../../src/server/schema.ts'

writeFileSync('docs/explanation/processing-records.md', recordOfProcessing(allRetention))
