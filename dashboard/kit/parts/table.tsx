import type { ComponentChildren } from 'preact'

export interface Column<R> {
  name: string
  cell: (row: R) => ComponentChildren
  /** Figures and actions stand at the right edge. */
  end?: boolean
  /** Its name is for screen readers only, as with a column of buttons. */
  unnamed?: boolean
}

interface Props<R> {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
}

/** A list with hairlines. The first column names the row; on a phone each row becomes a block. */
export function Table<R extends { id: string | number }>({ caption, columns, rows }: Props<R>) {
  const [first, ...rest] = columns
  return (
    <table class="list">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, end, unnamed }) => (
            <th key={name} scope="col" class={end ? 'end' : undefined}>
              <span class={unnamed ? 'unseen' : undefined}>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{first?.cell(row)}</th>
            {rest.map(({ name, cell, end, unnamed }) => (
              <td key={name} class={end ? 'end' : undefined} data-name={unnamed ? undefined : name}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
