import { ApiError } from '#dashboard/kit/api/errors.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'

/** Why a file was refused: the API says it in English, field by field. */
export function Failure({ error }: { error: Error }) {
  const told = error instanceof ApiError && error.code === 'invalid' ? error : null
  return (
    <div class="error-box" role="alert">
      <p class="error-title">{explain(error)}</p>
      {told && (
        <div lang="en">
          <p>{told.message}</p>
          {told.fields.length > 0 && (
            <ul class="bullets">
              {told.fields.map(({ field, reason }) => (
                <li key={`${field} ${reason}`}>
                  <code>{field}</code>: {reason}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
