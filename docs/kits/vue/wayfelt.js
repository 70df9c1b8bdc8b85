import { defineComponent, h } from 'vue'
import { load } from 'wayfelt'

/** `app.use(wayfelt, { host: 'https://hello.shop.example', site: 'wf_pk_…' })`. */
export const wayfelt = {
  install(app, options) {
    app.provide('wayfelt', load(options))
  },
}

/** A question in its place on the page: `<Question survey="checkout-csat" />`. */
export const Question = defineComponent({
  props: { survey: { type: String, required: true } },
  inject: ['wayfelt'],
  mounted() {
    this.wayfelt('show', this.survey, { target: this.$el })
  },
  beforeUnmount() {
    this.wayfelt('close')
  },
  render: () => h('div'),
})
