import { expect, test } from 'vitest'
import { AUDIT_COLUMNS, auditLine } from '#worker/domain/audit-file.ts'

test('a line of the log has every column, and runs no formula that somebody took as a name', () => {
  const line = auditLine(
    {
      id: 'e1',
      at: Date.parse('2026-11-21T09:41:00Z'),
      actor: { kind: 'user', id: 'eve', name: '=HYPERLINK("http://x")' },
      action: 'key.made',
      target: null,
      details: { name: 'CRM', scopes: ['figures:read'] },
    },
    ';',
  )
  expect(line).toBe(
    `"e1";"2026-11-21T09:41:00.000Z";"user";"eve";"'=HYPERLINK(""http://x"")";"key.made";;"{""name"":""CRM"",""scopes"":[""figures:read""]}"\r\n`,
  )
  expect(AUDIT_COLUMNS).toHaveLength(8)
})
