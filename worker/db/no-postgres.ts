/*
 * Stands in for what `drizzle-orm` looks at of PostgreSQL's tables whatever the database is (`[alias]` in
 * wrangler.toml): there are none, and primary keys are SQLite's.
 */
export { PrimaryKeyBuilder } from 'drizzle-orm/sqlite-core'

export const isPgEnum = () => false
