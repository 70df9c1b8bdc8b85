/**
 * A face from very sad (−2) to very glad (2). One formula bends the mouth, and opens it at both
 * ends; only that differs.
 */
export function Face({ mood }: { mood: number }) {
  const ends = 26.5 - mood * 1.25
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18" />
      <path stroke-width="4.5" d="M14 15.5h0M26 15.5h0" />
      <path d={`M13 ${ends}Q20 ${ends + mood * 6} 27 ${ends}${mood % 2 ? '' : 'Z'}`} />
    </svg>
  )
}
