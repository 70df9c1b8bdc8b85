import type { SiteChange, SiteSettings } from '#contract/site/settings.ts'
import { ADDRESS_LIMITS, LIMITS } from '#contract/words.ts'
import { checkOrigins, originsOf } from '#dashboard/features/settings/origins.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { changesOf } from '#dashboard/kit/forms/read.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import {
  askBudgetValues,
  badBudget,
  readAskBudget,
  type AskBudgetValues,
} from './ask-budget-values.ts'
import { t } from './words.ts'

/** The site as its form holds it: lists as lines, figures as they were typed. */
export interface SiteValues {
  name: string
  language: string
  origins: string
  cooldownDays: string
  askBudget: AskBudgetValues
  addressLimit: string
  sampleAbove: string
  paused: boolean
  dropsCounts: boolean
}

/** What the form shows of the settings. */
export function siteValues(site: SiteSettings): SiteValues {
  const { name, language, paused, dropsCounts } = site
  return {
    name,
    language,
    origins: site.origins.join('\n'),
    cooldownDays: String(site.cooldownDays),
    askBudget: askBudgetValues(site.askBudget),
    addressLimit: String(site.addressLimit),
    sampleAbove: String(site.sampleAbove),
    paused,
    dropsCounts,
  }
}

/** The body of the PATCH: only what differs. */
export function siteChange(before: SiteValues, after: SiteValues): SiteChange {
  return changesOf(read(before), read(after))
}

function read(values: SiteValues) {
  const { language, paused, dropsCounts } = values
  return {
    name: values.name.trim(),
    language,
    origins: originsOf(values.origins),
    cooldownDays: wholeOf(values.cooldownDays) ?? 0,
    askBudget: readAskBudget(values.askBudget),
    addressLimit: limitOf(values.addressLimit),
    sampleAbove: wholeOf(values.sampleAbove) ?? LIMITS.leastSampledRows,
    paused,
    dropsCounts,
  }
}

/** What a select that was built from the known limits holds. */
function limitOf(text: string): SiteSettings['addressLimit'] {
  return ADDRESS_LIMITS.find((limit) => String(limit) === text) ?? ADDRESS_LIMITS[0]
}

/** What is wrong, in the reader's language. The API would refuse the same. */
export function checkSite(values: SiteValues): FieldErrors<SiteValues> {
  return {
    name: checkName(values.name.trim(), LIMITS.siteName),
    origins: checkOrigins(values.origins),
    cooldownDays: checkWhole(values.cooldownDays, 0, LIMITS.cooldownDays),
    askBudget: checkBudget(values.askBudget),
    sampleAbove: checkWhole(values.sampleAbove, LIMITS.leastSampledRows, LIMITS.mostSampledRows),
  }
}

function checkBudget(values: AskBudgetValues): string | undefined {
  const bounds = badBudget(values)
  return bounds && t('form.range', { low: bounds[0], high: bounds[1] })
}

function checkWhole(text: string, low: number, high: number): string | undefined {
  const value = wholeOf(text)
  return value !== null && value >= low && value <= high
    ? undefined
    : t('form.range', { low, high })
}

/** A whole number as people write it, with spaces between its thousands; null for anything else. */
function wholeOf(text: string): number | null {
  const digits = text.replaceAll(/\s/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
