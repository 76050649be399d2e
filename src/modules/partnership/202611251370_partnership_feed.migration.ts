/**
 * サービスが数える指標 — an indicator may name the feed that counts it. Whether a figure was typed or counted stands on the
 * figure, and the foreign key holds both to the same word: nobody, no screen and no file, can type over what is counted.
 */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table partnership_indicator
    add column feed text,
    add column is_fed boolean not null generated always as (feed is not null) stored`.execute(db)
  await sql`alter table partnership_indicator add constraint partnership_indicator_fed
    unique (municipality_id, id, is_fed)`.execute(db)
  await sql`alter table partnership_measurement
    add column fed boolean not null default false,
    add constraint partnership_measurement_fed foreign key (municipality_id, indicator_id, fed)
      references partnership_indicator (municipality_id, id, is_fed)`.execute(db)
}
