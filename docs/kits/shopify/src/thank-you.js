import '@shopify/ui-extensions/preact'
import { h, render } from 'preact'
import { Question } from './question.js'

function ThankYou() {
  return h(Question, { gid: shopify.orderConfirmation.value?.order.id })
}

// oxlint-disable-next-line import/no-default-export -- what Shopify calls
export default function extension() {
  render(h(ThankYou), document.body)
}
