/** What our server says with a status: a receipt, or why not. */
export function replyOf(status: number, headers: Record<string, string> = {}): Response {
  if (status < 300) return Response.json({ accepted: 1, duplicate: 0 }, { status, headers })
  const problem = {
    type: 'about:blank',
    title: '',
    status,
    code: 'some_reason',
    detail: '',
    requestId: 'r-1',
  }
  return Response.json(problem, {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
