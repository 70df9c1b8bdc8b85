// Counts every figure of a Wayfelt curve again, from the answers beside it: `node audit.js bundle.sqlite`.
// It needs Node 22.13 or newer and nothing else, and shares no line with the product: read it and see.
// Formulas and their sources: about.method in the bundle.
import { DatabaseSync } from 'node:sqlite'
import { argv, exit, stdout } from 'node:process'

const file = argv[2]
if (!file) {
  stdout.write('Usage: node audit.js bundle.sqlite\n')
  exit(2)
}
const db = new DatabaseSync(file, { readOnly: true })
const all = (sql, ...values) => db.prepare(sql).all(...values)
const about = Object.fromEntries(all('SELECT key, value FROM about').map((r) => [r.key, r.value]))
const scales = new Map(all('SELECT * FROM scales').map((scale) => [scale.scale, scale]))
const Z = 1.959963984540054

// Counting ---------------------------------------------------------------------------------------

/** What one score means, −100 (worst) to 100 (best). */
function sentiment({ scale, score }) {
  const { lowest, highest, higher_is_better: up, classes } = scales.get(scale)
  if (classes) return score >= 9 ? 100 : score >= 7 ? 0 : -100
  const share = (score - lowest) / (highest - lowest)
  return 200 * (up ? share : 1 - share) - 100
}

/** Answers of a place in a period: mean, variance, and how often each score was given. */
function count(where, values, period) {
  const rows = all(
    `SELECT scale, score, COUNT(*) AS n FROM answers WHERE period = ? AND ${where} GROUP BY scale, score`,
    period,
    ...values,
  )
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const mean = rows.reduce((sum, row) => sum + row.n * sentiment(row), 0) / n
  const squares = rows.reduce((sum, row) => sum + row.n * (sentiment(row) - mean) ** 2, 0)
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0, rows }
}

// Distributions ----------------------------------------------------------------------------------

function logGamma(x) {
  // Stirling's series, after stepping up to where it is exact enough.
  let shift = 0
  while (x < 30) shift -= Math.log(x++)
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / x
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}

/** The regularised incomplete beta function, by its continued fraction (Lentz). */
function beta(x, a, b) {
  if (x > (a + 1) / (a + b + 2)) return 1 - beta(1 - x, b, a)
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 1000; m += 1) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + term * d)
      c = 1 + term / c
      fraction *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return (front * fraction) / a
}

/** The point that Student's t stays below with probability 0.975, by halving. */
function t975(df) {
  let [low, high] = [0, 1e6]
  for (let step = 0; step < 200; step += 1) {
    const t = (low + high) / 2
    if (beta(df / (df + t * t), df / 2, 0.5) > 0.05) low = t
    else high = t
  }
  return (low + high) / 2
}

/** Chance of a standard normal value as far from 0 as z, on either side. */
function twoSided(z) {
  const x = Math.abs(z) / Math.SQRT2
  if (x < 2.5) {
    let term = x
    let sum = x
    for (let k = 1; k < 200; k += 1) {
      term *= (-x * x) / k
      sum += term / (2 * k + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = 0
  for (let k = 300; k >= 1; k -= 1) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

// Figures ----------------------------------------------------------------------------------------

function wilson(x, n) {
  const centre = x + (Z * Z) / 2
  const half = Z * Math.sqrt((x * (n - x)) / n + (Z * Z) / 4)
  return [(centre - half) / (n + Z * Z), (centre + half) / (n + Z * Z)]
}

const clip = (value) => Math.min(100, Math.max(-100, value))

/** The 95 % interval of a mean sentiment. */
function interval({ n, mean, variance, rows }) {
  const used = new Set(rows.map(({ scale }) => scale))
  const only = used.size === 1 ? scales.get([...used][0]) : null
  if (only?.net) {
    // ¾ of an answer more at both ends, 1½ more in the middle (Rocks 2016).
    const at = (value) =>
      rows.filter((row) => sentiment(row) === value).reduce((sum, row) => sum + row.n, 0)
    const [bad, good, total] = [at(-100) + 0.75, at(100) + 0.75, n + 3]
    const net = (good - bad) / total
    const half = Z * Math.sqrt(((good + bad) / total - net * net) / total)
    return [clip(100 * (net - half)), clip(100 * (net + half))]
  }
  if (variance < 1e-12) {
    // All alike: what the rest may be that Wilson leaves open.
    const open = 1 - wilson(n, n)[0]
    return [mean - open * (mean + 100), mean + open * (100 - mean)]
  }
  const half = t975(n - 1) * Math.sqrt(variance / n)
  return [clip(mean - half), clip(mean + half)]
}

/** The instrument's own figure: a balance, or a share with Wilson's interval. */
function metric(place, own) {
  const used = [...new Set(place.rows.map(({ scale }) => scale))]
  if (used.length !== 1) return null
  const scale = scales.get(used[0])
  if (scale.net) return [place.mean, ...own]
  const isGood = scale.top_two
    ? (row) => row.score >= scale.highest - 1
    : (row) => sentiment(row) > 0
  const good = place.rows.filter(isGood).reduce((sum, row) => sum + row.n, 0)
  return [good / place.n, ...wilson(good, place.n)]
}

/** Means of one family pulled towards each other (DerSimonian & Laird 1986). */
function shrink(places) {
  const used = places.filter(({ n }) => n > 0)
  const free = used.reduce((sum, { n }) => sum + n - 1, 0)
  const within = used.reduce((sum, { n, variance }) => sum + (n - 1) * variance, 0)
  if (free === 0 || within < 1e-9) return new Map(used.map((place) => [place, place.mean]))
  const errors = used.map(
    ({ n, variance }) => (n >= 30 && variance > 0 ? variance : within / free) / n,
  )
  const weights = errors.map((error) => 1 / error)
  const total = weights.reduce((a, b) => a + b)
  const centre = used.reduce((sum, { mean }, i) => sum + weights[i] * mean, 0) / total
  const q = used.reduce((sum, { mean }, i) => sum + weights[i] * (mean - centre) ** 2, 0)
  const scale = total - weights.reduce((sum, w) => sum + w * w, 0) / total
  const tau2 = scale > 0 ? Math.max(0, (q - (used.length - 1)) / scale) : 0
  const loose = errors.map((error) => 1 / (error + tau2))
  const mu =
    used.reduce((sum, { mean }, i) => sum + loose[i] * mean, 0) / loose.reduce((a, b) => a + b)
  return new Map(
    used.map((place, i) => [place, (errors[i] * mu + tau2 * place.mean) / (errors[i] + tau2)]),
  )
}

/** The move from before to now, its interval built from both (Zou & Donner 2008), and its chance. */
function change(now, before) {
  const difference = now.mean - before.mean
  const down = Math.hypot(now.mean - now.interval[0], before.interval[1] - before.mean)
  const up = Math.hypot(now.interval[1] - now.mean, before.mean - before.interval[0])
  const p = difference === 0 ? 1 : twoSided((Z * difference) / (difference > 0 ? down : up))
  return { difference, low: difference - down, high: difference + up, p }
}

/** Benjamini & Hochberg 1995 over one family. */
function adjust(changes) {
  const sorted = [...changes].sort((a, b) => b.p - a.p)
  let lowest = 1
  sorted.forEach((one, passed) => {
    lowest = Math.min(lowest, (one.p * sorted.length) / (sorted.length - passed))
    one.q = lowest
  })
}

// The page again ---------------------------------------------------------------------------------

const counted = new Map()
const set = (node, figure, value) => counted.set(`${node} ${figure}`, value)

/** All figures of one family of places: stages are one, touchpoints another. */
function family(places) {
  const moves = []
  const kept = new Map()
  for (const period of ['now', 'before']) {
    const counts = places.map(({ where, values }) => count(where, values, period))
    const shrunk = shrink(counts)
    counts.forEach((place, i) => {
      const { node } = places[i]
      const as = (figure) => (period === 'now' ? figure : `previous.${figure}`)
      set(node, as('n'), place.n)
      if (place.n < about.hidden_below) return
      place.interval = interval(place)
      set(node, as('sentiment'), place.mean)
      set(node, as('interval.low'), place.interval[0])
      set(node, as('interval.high'), place.interval[1])
      set(node, as('shrunk'), shrunk.get(place))
      const own = metric(place, place.interval)
      if (own) ['', '.low', '.high'].forEach((end, at) => set(node, as(`metric${end}`), own[at]))
      const other = kept.get(node)
      if (period === 'now') kept.set(node, place)
      else if (other) moves.push({ node, ...change(other, place) })
    })
  }
  adjust(moves)
  for (const { node, difference, low, high, q } of moves) {
    set(node, 'change', difference)
    set(node, 'change.low', low)
    set(node, 'change.high', high)
    set(node, 'change.q', q)
  }
}

family(
  all('SELECT id FROM stages ORDER BY position').map(({ id }) => ({
    node: `stage ${id}`,
    where: 'stage = ?',
    values: [id],
  })),
)
family(
  all('SELECT id, stage FROM touchpoints ORDER BY stage, position').map(({ id, stage }) => ({
    node: `touchpoint ${id} in ${stage}`,
    where: 'stage = ? AND touchpoint = ?',
    values: [stage, id],
  })),
)

let differ = 0
const shown = all('SELECT node, figure, value FROM page ORDER BY rowid')
for (const { node, figure, value } of shown) {
  const own = counted.get(`${node} ${figure}`)
  const isSame = own !== undefined && Math.abs(own - value) <= 1e-7 * Math.max(1, Math.abs(value))
  if (isSame) continue
  differ += 1
  stdout.write(
    `differs: ${node}, ${figure}: the page says ${value}, the answers ${own ?? 'nothing'}\n`,
  )
}
const answers = all('SELECT COUNT(*) AS n FROM answers')[0].n
stdout.write(
  `${about.journey}, ${about.from} to ${about.to}: ${shown.length} figures counted again from ${answers} answers, ${differ} differ\n`,
)
exit(differ === 0 ? 0 : 1)
