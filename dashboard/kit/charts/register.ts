import {
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js'

// The only place that registers parts: what is not named here stays out of the chunk.
Chart.register(LineController, LineElement, PointElement, LinearScale)

export { Chart, type ChartConfiguration, type Plugin }
