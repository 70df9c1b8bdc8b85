import type { ChartConfiguration } from '#dashboard/kit/charts/register.ts'
import type { Palette } from '#dashboard/kit/charts/palette.ts'
import { lookOf, type GroupLine } from './group-lines.ts'

type DataSet = ChartConfiguration<'line', { x: number; y: number }[]>['data']['datasets'][number]

/** A data set for each group; over a null there is no line. @param scene whose colours may change */
export function groupDataSets(scene: { palette: Palette }, lines: readonly GroupLine[]): DataSet[] {
  return lines.map(({ values, few }, index) => {
    const { colour, dash, point } = lookOf(index)
    return {
      data: values.map((value, x) => ({ x, y: value ?? NaN })),
      cubicInterpolationMode: 'monotone',
      spanGaps: false,
      clip: false,
      borderColor: () => scene.palette[colour],
      borderWidth: 1.75,
      borderDash: [...dash],
      pointStyle: point,
      pointRadius: 4,
      pointBorderWidth: 1.5,
      pointBorderColor: () => scene.palette[colour],
      pointBackgroundColor: ({ dataIndex }) =>
        few[dataIndex] ? scene.palette.card : scene.palette[colour],
    }
  })
}
