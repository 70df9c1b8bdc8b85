import '@shopify/ui-extensions/preact'
import { h, render } from 'preact'
import { Question } from './question.js'

function OrderStatus() {
  return h(Question, { gid: shopify.order.value?.id })
}

// oxlint-disable-next-line import/no-default-export -- what Shopify calls
export default function extension() {
  render(h(OrderStatus), document.body)
}
