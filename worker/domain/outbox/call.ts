/** One call of another system. The address of its host has been checked; the path is ours. */
export interface Call {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: string
}

/** A call with a body of JSON. */
export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Call {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** A call that only asks. */
export function getJson(url: string, headers: Record<string, string>): Call {
  return { method: 'GET', url, headers: { accept: 'application/json', ...headers } }
}
