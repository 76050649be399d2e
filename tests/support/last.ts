/** 最後の一つ — stands after every other test, so that the run knows when all of them have been told. */
import { test } from 'node:test'

test('the last one', () => {})
