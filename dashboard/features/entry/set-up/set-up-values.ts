import type { BodyOf } from '#contract/operations.ts'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { checkEmail, checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'

/** Who becomes the owner, and, where there is none yet, their first site. */
export interface SetUpValues {
  code: string
  name: string
  email: string
  site: string
  timezone: string
}

/** What is asked for beside the owner. */
export interface Asked {
  code: boolean
  site: boolean
}

/** What is wrong, in the reader's language. */
export function checkSetUp(values: SetUpValues, asked: Asked): FieldErrors<SetUpValues> {
  return {
    code: asked.code && values.code.trim() === '' ? t('setUp.code.needed') : undefined,
    name: checkName(values.name.trim(), LIMITS.personName),
    email: checkEmail(values.email),
    site: asked.site ? checkName(values.site.trim(), LIMITS.siteName) : undefined,
  }
}

/** The body of the call but for what lets somebody in. The site is left out until the API asks for it. */
export function setUpBody(
  values: SetUpValues,
  asksSite: boolean,
): Omit<BodyOf<'POST /api/set-up'>, 'token' | 'code'> {
  const owner = { email: values.email.trim(), name: values.name.trim() }
  const site = { name: values.site.trim(), timezone: values.timezone }
  return asksSite ? { ...owner, site } : owner
}

/** True when the code was refused. */
export function isCodeRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && error.fields.some(({ field }) => field === 'code')
}

/** True when the API wants to know the first site, too. */
export function wantsSite(error: unknown): error is ApiError {
  return error instanceof ApiError && error.fields.some(({ field }) => field === 'site')
}

/** The same refusal in the reader's language. */
export function inWords({ status, code }: ApiError, field: 'site' | 'code'): ApiError {
  const reason = t(field === 'site' ? 'setUp.site.needed' : 'setUp.code.refused')
  return new ApiError({ status, code, fields: [{ field, reason }] })
}
