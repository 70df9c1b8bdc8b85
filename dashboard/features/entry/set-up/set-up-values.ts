import type { BodyOf } from '#contract/operations.ts'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { checkEmail, checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'

/** Who becomes the owner, and, where there is none yet, their first site. */
export interface SetUpValues {
  name: string
  email: string
  site: string
  timezone: string
}

/** What is wrong, in the reader's language; `site` only where it is asked for. */
export function checkSetUp(values: SetUpValues, asksSite: boolean): FieldErrors<SetUpValues> {
  return {
    name: checkName(values.name.trim(), LIMITS.personName),
    email: checkEmail(values.email),
    site: asksSite ? checkName(values.site.trim(), LIMITS.siteName) : undefined,
  }
}

/** The body of the call but for the token. The site is left out until the API asks for it. */
export function setUpBody(
  values: SetUpValues,
  asksSite: boolean,
): Omit<BodyOf<'POST /api/set-up'>, 'token'> {
  const owner = { email: values.email.trim(), name: values.name.trim() }
  const site = { name: values.site.trim(), timezone: values.timezone }
  return asksSite ? { ...owner, site } : owner
}

/** True when the API wants to know the first site, too. */
export function wantsSite(error: unknown): error is ApiError {
  return error instanceof ApiError && error.fields.some(({ field }) => field === 'site')
}

/** The same refusal in the reader's language. */
export function siteWanted({ status, code }: ApiError): ApiError {
  const fields = [{ field: 'site', reason: t('setUp.site.needed') }]
  return new ApiError({ status, code, fields })
}
