import { at } from '#worker/domain/stats/arrays.ts'

export interface Eigen {
  readonly values: number[]
  /** Row k is the unit eigenvector of value k. */
  readonly vectors: number[][]
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in no particular order, by cyclic Jacobi
 * rotations: slow for large matrices, accurate for the small ones of a driver analysis.
 * Source: Golub & Van Loan, "Matrix Computations", section 8.5.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const work = matrix.map((row) => [...row])
  const vectors = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60 && offDiagonal(work) > 0; sweep += 1) {
    for (let p = 0; p < work.length; p += 1) {
      for (let q = p + 1; q < work.length; q += 1) rotate(work, vectors, { p, q })
    }
  }
  return { values: work.map((row, i) => at(row, i)), vectors }
}

/** Sum of the squares off the diagonal, 0 once they no longer move the diagonal. */
function offDiagonal(matrix: readonly (readonly number[])[]): number {
  let off = 0
  for (let i = 0; i < matrix.length; i += 1) {
    for (let j = 0; j < i; j += 1) off += 2 * at(at(matrix, i), j) ** 2
  }
  return off < 1e-34 ? 0 : off
}

function rotate(work: number[][], vectors: number[][], { p, q }: { p: number; q: number }): void {
  const rowP = at(work, p)
  const rowQ = at(work, q)
  const apq = at(rowP, q)
  if (apq === 0) return
  const theta = (at(rowQ, q) - at(rowP, p)) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (const row of work) {
    const x = at(row, p)
    const y = at(row, q)
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
  turnRows(rowP, rowQ, { c, s })
  // This is what the angle is for; its rounding would be turned again and again.
  rowP[q] = 0
  rowQ[p] = 0
  turnRows(at(vectors, p), at(vectors, q), { c, s })
}

function turnRows(first: number[], second: number[], { c, s }: { c: number; s: number }): void {
  // Plain indexing: this is run a million times where weights are resampled.
  for (let i = 0; i < first.length; i += 1) {
    const x = at(first, i)
    const y = at(second, i)
    first[i] = c * x - s * y
    second[i] = s * x + c * y
  }
}
