import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** A named parameter. */
export const $ = (name: string): Placeholder => sql.placeholder(name)

/** A named parameter in `set`, written as the column writes its values. */
export function to(column: SQLiteColumn, name: string): SQL {
  return sql`${sql.param(sql.placeholder(name), column)}`
}
