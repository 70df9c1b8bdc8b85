/** The time zone of this browser. */
export function ownTimezone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** All time zones to choose from; this browser's own is always one of them. */
export function timezoneOptions(): { value: string; label: string }[] {
  const own = ownTimezone()
  const names = Intl.supportedValuesOf('timeZone')
  const all = names.includes(own) ? names : [own, ...names]
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}
