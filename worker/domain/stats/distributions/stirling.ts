/**
 * Error of Stirling's formula, ln Γ(n+1) − (n+½)·ln n + n − ½·ln 2π, for n > 0.
 * With it the gamma and beta densities keep full relative precision for large parameters, where a
 * difference of log-gammas would lose it.
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function stirlingError(n: number): number {
  let shifted = n
  let correction = 0
  // The asymptotic series needs n >= 15; below, step up with δ(n) − δ(n+1) = (n+½)·ln(1+1/n) − 1.
  while (shifted < 15) {
    correction += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
    shifted += 1
  }
  const square = shifted * shifted
  const tail = (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square
  return correction + (1 / 12 - (1 / 360 - tail) / square) / shifted
}

/**
 * Deviance term x·ln(x/m) + m − x for x, m > 0, without cancellation where x is close to m.
 * Source: Loader (2000), function bd0.
 */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let total = (x - m) * v
  let power = 2 * x * v
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= v * v
    const next = total + power / odd
    if (next === total) break
    total = next
  }
  return total
}
