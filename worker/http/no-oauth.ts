/*
 * Stands in for the schemas of signing in by OAuth that come along with the protocol's own in
 * `@modelcontextprotocol/core` (`[alias]` in wrangler.toml): `/mcp` is called with a secret key, and
 * nobody reads them. The names are those that the package's build gives them.
 */

const none = null

export {
  none as a,
  none as c,
  none as d,
  none as f,
  none as i,
  none as l,
  none as n,
  none as o,
  none as r,
  none as s,
  none as t,
  none as u,
}
